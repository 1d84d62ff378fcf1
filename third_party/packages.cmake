# Every dependency is a Debian package; see ARCHITECTURE.md for what each is for.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Eigen3 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(glfw3 REQUIRED)
find_package(OpenGL REQUIRED COMPONENTS EGL OpenGL)
find_package(Freetype REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(stb REQUIRED IMPORTED_TARGET stb)

# oneDNN's own CMake file would ask for OpenCL headers, which we do not use.
find_path(DNNL_INCLUDE_DIR dnnl.h REQUIRED)
find_library(DNNL_LIBRARY dnnl REQUIRED)
add_library(DNNL::dnnl SHARED IMPORTED)
set_target_properties(DNNL::dnnl PROPERTIES IMPORTED_LOCATION ${DNNL_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${DNNL_INCLUDE_DIR})

add_library(stb::stb ALIAS PkgConfig::stb)

# Debian's libimgui.a holds the GLFW and OpenGL 3 back ends and is built with FreeType.
find_path(IMGUI_INCLUDE_DIR imgui.h PATH_SUFFIXES imgui REQUIRED)
find_library(IMGUI_LIBRARY imgui REQUIRED)
add_library(imgui::imgui STATIC IMPORTED)
set_target_properties(imgui::imgui PROPERTIES IMPORTED_LOCATION ${IMGUI_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES
                                                                                 ${IMGUI_INCLUDE_DIR})
set_property(TARGET imgui::imgui PROPERTY INTERFACE_LINK_LIBRARIES PkgConfig::stb Freetype::Freetype glfw OpenGL::OpenGL ${CMAKE_DL_LIBS})
