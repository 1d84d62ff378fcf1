# The OpenGL 3.3 core loader, generated at build time. Debian's glad brings its own interpreter, so any other Python on the
# path is left alone; --reproducible keeps it from asking the network for newer specifications.
find_program(GLAD_PROGRAM glad PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
set(glad_dir ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
  OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h
  COMMAND ${GLAD_PROGRAM} --api gl:core=3.3 --extensions= --out-path ${glad_dir} --reproducible --quiet c
  COMMENT "Generating the OpenGL 3.3 core loader"
  VERBATIM)
add_library(glad_gl33 STATIC ${glad_dir}/src/gl.c)
target_include_directories(glad_gl33 SYSTEM PUBLIC ${glad_dir}/include)
target_link_libraries(glad_gl33 PUBLIC ${CMAKE_DL_LIBS})
