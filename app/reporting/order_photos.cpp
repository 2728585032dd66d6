// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/order_photos.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/base/digest.h"
#include "core/sequence/answers/answered_file.h"

namespace velocert::app {
namespace {

namespace fs = std::filesystem;
using base::Result;

/// Whether the name stays in the folder: a photo goes with its order, wherever the two are moved.
bool stays_beside(const fs::path& file) {
    if (file.empty() || file.is_absolute()) return false;
    return std::ranges::none_of(file, [](const fs::path& part) { return part == ".."; });
}

/// The bytes, from beside the order or from the evidence.
Result<std::vector<std::uint8_t>> read(const laboratory::OrderPhoto& photo, const std::string& folder,
                                       const records::Archive& archive) {
    if (folder.empty()) {
        const auto digest = base::Digest::parse(photo.digest);
        if (!digest) return base::fail(digest.error());
        auto held = archive.load(*digest);
        if (held) return held;
        return base::fail(held.error().code, photo.file, "it is neither beside an order nor in the archive",
                          "the file of the order, with its photos beside it");
    }
    if (!stays_beside(photo.file))
        return base::fail(base::ErrorCode::bad_value, photo.file, "a name that leads out of the order's folder",
                          "a file beside the order, or in a folder there");
    auto file = sequence::read_answered_file((fs::path(folder) / photo.file).string());
    if (!file) return base::fail(file.error());
    if (auto picture = sequence::check_file(*file, true, photo.file); !picture) return base::fail(picture.error());
    return std::move(file->bytes);
}

records::ReportFinding finding(const laboratory::OrderPhoto& photo, std::string found, std::string expected) {
    return {"photo/" + photo.subject, "order, photos, " + photo.file, std::move(found), std::move(expected)};
}

}  // namespace

OpenedPhotos open_photos(const laboratory::Order& order, const std::string& folder, const records::Archive& archive,
                         const base::Date& issue_on) {
    OpenedPhotos out;
    for (const auto& photo : order.photos) {
        if (photo.taken_on && issue_on < *photo.taken_on)
            out.findings.push_back(finding(photo, "taken on " + base::text(*photo.taken_on),
                                           base::text(issue_on) + " (day of issue) or earlier"));
        auto bytes = read(photo, folder, archive);
        if (!bytes) {
            out.findings.push_back(finding(photo, bytes.error().found, bytes.error().expected));
            continue;
        }
        const auto digest = base::Digest::of(*bytes);
        if (digest.text() != photo.digest) {
            out.findings.push_back(
                finding(photo, "another file: its SHA-256 is " + digest.text(), photo.digest + ", as the order says"));
            continue;
        }
        const auto twice = std::ranges::find(out.named, digest, &records::PreparedPhoto::digest);
        if (twice != out.named.end()) {
            out.findings.push_back(
                finding(photo, "the same picture as " + twice->file + " (" + twice->subject + ")", "one of its own"));
            continue;
        }
        out.named.push_back({photo.subject, photo.file, digest});
        out.bytes.push_back(std::move(*bytes));
    }
    return out;
}

Result<std::vector<std::vector<std::uint8_t>>> load_photos(const records::Archive& archive,
                                                           const std::vector<records::PreparedPhoto>& photos) {
    std::vector<std::vector<std::uint8_t>> out;
    for (const auto& photo : photos) {
        auto bytes = archive.load(photo.digest);
        if (!bytes) return base::fail(bytes.error());
        out.push_back(std::move(*bytes));
    }
    return out;
}

}  // namespace velocert::app
