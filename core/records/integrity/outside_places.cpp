// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/outside_places.h"

#include <array>
#include <filesystem>
#include <set>

#include "core/base/stated_reason.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view places_type = "anchor-places/1";

Result<OutsidePlace> place_in(const base::Json& json, const std::string& where) {
    base::JsonReader reader(json, where);
    OutsidePlace out{reader.text("name"), reader.text("folder")};
    if (auto done = reader.finish(); !done)
        return base::fail(ErrorCode::integrity, done.error().where, done.error().found);
    return out;
}

/// The path without what writing alone makes different.
std::string plain(const std::string& folder) {
    std::error_code code;
    auto path = std::filesystem::weakly_canonical(folder, code).string();
    if (code) path = std::filesystem::path(folder).lexically_normal().string();
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path;
}

}  // namespace

Result<void> set_places(Archive& archive, const std::vector<OutsidePlace>& places, const base::Person& by,
                        std::string_view reason, const base::Clock& clock, const ClockSource& source) {
    std::set<std::string> names;
    std::set<std::string> folders;
    const std::string own = plain(archive.folder());
    auto list = base::Json::array();
    for (const auto& place : places) {
        const std::string where = "place \"" + place.name + '"';
        if (place.name.empty())
            return base::fail(ErrorCode::missing_field, where, "no name", "a name such as \"safe\"");
        if (!place.folder.starts_with('/'))
            return base::fail(ErrorCode::bad_value, where, '"' + place.folder + '"', "an absolute path");
        const std::string folder = plain(place.folder);
        if (folder == own || folder.starts_with(own + '/'))
            return base::fail(ErrorCode::bad_value, where, '"' + place.folder + "\" lies in the archive itself",
                              "a folder on another medium");
        if (!names.insert(place.name).second)
            return base::fail(ErrorCode::already_exists, where, "a second place of this name");
        if (!folders.insert(folder).second)
            return base::fail(ErrorCode::already_exists, where, "a second name for " + place.folder);
        list.push(base::Json::object().set("name", place.name).set("folder", place.folder));
    }
    if (auto said = base::need_words(reason, "reason", "reason", "why the places are changed"); !said) return said;
    return archive.append(places_type, base::Json::object()
                                           .set("places", std::move(list))
                                           .set("by", base::to_json(by))
                                           .set("reason", reason)
                                           .set("made", RecordTime::now(clock, source).json()));
}

Result<std::vector<OutsidePlace>> places_of(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{places_type});
    if (!entries) return base::fail(entries.error());
    std::vector<OutsidePlace> out;
    if (entries->empty()) return out;
    const auto& last = entries->back();
    const std::string where = row_name(last.seq);
    const auto* list = last.record.find("places");
    const auto* items = list == nullptr ? nullptr : list->items();
    if (items == nullptr) return base::fail(ErrorCode::integrity, where, "no list of places");
    for (const auto& item : *items) {
        auto place = place_in(item, where);
        if (!place) return base::fail(place.error());
        out.push_back(std::move(*place));
    }
    return out;
}

}  // namespace velocert::records
