#include <iostream>

#include "app/cli/command_line.h"
#include "core/base/heap.h"

int main(int count, char** arguments) {
  headlight::keep_freed_memory();
  return headlight::run_command_line({arguments + 1, arguments + count}, {std::cin, std::cout, std::cerr});
}
