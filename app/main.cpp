#include <iostream>

#include "app/cli/command_line.h"

int main(int count, char** arguments) {
  return headlight::run_command_line({arguments + 1, arguments + count}, {std::cin, std::cout, std::cerr});
}
