# headlight_assets: models, examples, lessons and fonts as bytes inside the binary.
# Each file becomes a pair of symbols through the assembler's .incbin; a generated table maps names to them.
find_path(INTER_FONT_DIR Inter-Regular.otf PATHS /usr/share/fonts/opentype/inter REQUIRED)
find_path(JETBRAINS_FONT_DIR JetBrainsMono-Regular.ttf PATHS /usr/share/fonts/truetype/jetbrains-mono REQUIRED)

file(GLOB_RECURSE embedded CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/assets
     ${PROJECT_SOURCE_DIR}/assets/models/*.json ${PROJECT_SOURCE_DIR}/assets/models/*.safetensors
     ${PROJECT_SOURCE_DIR}/assets/examples/* ${PROJECT_SOURCE_DIR}/assets/sentences/*.txt ${PROJECT_SOURCE_DIR}/assets/lessons/*)
set(files)
foreach(name IN LISTS embedded)
  list(APPEND files "${name}|${PROJECT_SOURCE_DIR}/assets/${name}")
endforeach()
foreach(font Inter-Regular.otf Inter-Medium.otf Inter-SemiBold.otf Inter-Bold.otf)
  list(APPEND files "fonts/${font}|${INTER_FONT_DIR}/${font}")
endforeach()
list(APPEND files "fonts/JetBrainsMono-Regular.ttf|${JETBRAINS_FONT_DIR}/JetBrainsMono-Regular.ttf")

set(assembly ".section .note.GNU-stack,\"\",%progbits\n.section .rodata\n")
set(table "#include \"app/platform/embedded_table.h\"\n\nextern \"C\" {\n")
set(entries "")
set(paths)
set(number 0)
foreach(file IN LISTS files)
  string(REPLACE "|" ";" parts "${file}")
  list(GET parts 0 name)
  list(GET parts 1 path)
  list(APPEND paths ${path})
  string(APPEND assembly ".balign 64\n.global headlight_asset_${number}\nheadlight_asset_${number}:\n.incbin \"${path}\"\n"
         ".global headlight_asset_${number}_end\nheadlight_asset_${number}_end:\n")
  string(APPEND table "extern const unsigned char headlight_asset_${number}[], headlight_asset_${number}_end[];\n")
  string(APPEND entries "    {\"${name}\", headlight_asset_${number}, headlight_asset_${number}_end},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND table "}\n\nnamespace headlight {\nconst EmbeddedEntry embedded_table[] = {\n${entries}};\n"
       "const unsigned embedded_count = ${number};\n}  // namespace headlight\n")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/assets/assets.S CONTENT "${assembly}" @ONLY)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/assets/assets.cpp CONTENT "${table}" @ONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/assets/assets.S PROPERTIES OBJECT_DEPENDS "${paths}")

add_library(headlight_assets OBJECT ${CMAKE_BINARY_DIR}/assets/assets.S ${CMAKE_BINARY_DIR}/assets/assets.cpp)
target_link_libraries(headlight_assets PRIVATE headlight_flags)
