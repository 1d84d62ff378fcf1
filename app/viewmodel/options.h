#pragma once

#include "app/state/options.h"  // part of the State, needed by every view model
