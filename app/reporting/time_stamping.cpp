// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/time_stamping.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace velocert::app {

using base::Result;

Result<KeyPlace> read_time_stamp_key(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        return base::fail(base::ErrorCode::not_found, path, "it cannot be opened",
                          "the key file (PKCS#12) of the laboratory's time-stamp authority");
    return KeyPlace{std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()), std::nullopt};
}

Result<signing::Der> TimeStamping::stamp(const base::Digest& digest) {
    if (!key_) {
        auto opened = opening_.open();
        if (!opened)
            return base::fail(opened.error().code, "time-stamp " + opened.error().where, opened.error().found,
                              opened.error().expected);
        key_ = std::move(*opened);
    }
    return signing::OwnTimeStampAuthority(*key_, clock_, entropy_).stamp(digest);
}

}  // namespace velocert::app
