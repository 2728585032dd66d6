// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

const Profile& profile_of(const Driver& driver, const Options& options) {
    if (const auto chosen = options.find("profile"); chosen != options.end())
        for (const auto& profile : driver.profiles)
            if (profile.id == chosen->second) return profile;
    return driver.profiles.front();
}

}  // namespace velocert::instruments
