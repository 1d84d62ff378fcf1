#pragma once

#include <filesystem>

#include "app/draw/picture.h"

namespace headlight {

/// Draws a picture into a file: PNG (off-screen) or SVG, by the file's extension; any other throws Error naming the two.
/// Written to a temporary name and renamed. Throws Error when the file cannot be written or, for PNG, without EGL.
void export_picture(const PictureRequest& request, const std::filesystem::path& out);

/// The same picture as pixels. Throws Error without EGL. Makes and destroys its own context.
Bitmap render_picture(const PictureRequest& request);

/// The same picture as an SVG document.
std::string svg_picture(const PictureRequest& request);

/// The bytes of a PNG file.
std::string png(const Bitmap& bitmap);

}  // namespace headlight
