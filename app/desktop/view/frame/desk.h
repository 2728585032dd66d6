// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/look/look.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/frame/seat.h"
#include "app/desktop/model/frame/trust_presenter.h"
#include "app/desktop/model/workplace.h"
#include "app/desktop/view/parts/questions.h"

namespace velocert::app {

/// What every workspace stands on. All of it outlives the window.
struct Desk {
    const Workplace& workplace;
    ArchiveInUse& archive;
    Seat& seat;
    Look& look;
    Questions& questions;
    const TrustPresenter* trust = nullptr;  ///< the window's own; nothing outside of one
};

}  // namespace velocert::app
