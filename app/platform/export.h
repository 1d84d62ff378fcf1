#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "app/draw/picture.h"

namespace headlight {

/// Draws a picture into a file: PNG (off-screen) or SVG, by the file's extension; any other throws Error naming the two.
/// Written to a temporary name and renamed. Throws Error when the file cannot be written or, for PNG, without EGL.
void export_picture(const PictureRequest& request, const std::filesystem::path& out);

/// The same picture as pixels or as an SVG document. Pixels throw Error without EGL.
Bitmap render_picture(const PictureRequest& request);
std::string svg_picture(const PictureRequest& request);

/// Anything that draws on a canvas, as the pixels of `page` at a scale. Uses an OpenGL and an ImGui context of its own, so
/// it may be called while a window is open, between two of its frames.
using PictureDrawing = std::function<void(Canvas&)>;
Bitmap render(const PictureDrawing& draw, Rect page, float scale);

}  // namespace headlight
