// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <iterator>

#include "core/standards/pack.h"

using namespace velocert;

namespace {

/// One of the shipped packs, one of its files, and a place in it.
struct Target {
    standards::Pack pack;
    std::string file;
    std::size_t at = 0;
};

Target any_target() {
    Target target;
    target.pack = *rc::gen::elementOf(standards::embedded_packs());
    const auto index = *rc::gen::inRange<std::size_t>(0, target.pack.files.size());
    target.file = std::next(target.pack.files.begin(), static_cast<std::ptrdiff_t>(index))->first;
    target.at = *rc::gen::inRange<std::size_t>(0, target.pack.files[target.file].size());
    return target;
}

}  // namespace

TEST_CASE("a pack cut anywhere is refused with the name of the file that was cut") {
    CHECK(rc::check("cut packs do not load", [] {
        auto target = any_target();
        auto& text = target.pack.files[target.file];
        // Without its last byte, the line end, a file is still whole.
        RC_PRE(target.at + 1 < text.size());
        text.resize(target.at);
        const auto edition = standards::load_edition(target.pack);
        RC_ASSERT(!edition.has_value());
        RC_ASSERT(edition.error().where.starts_with(target.file));
    }));
}

TEST_CASE("a pack with a changed byte is refused, or is another pack by its digest") {
    CHECK(rc::check("damaged packs never pass for the shipped one", [] {
        auto target = any_target();
        const auto before = target.pack.digest();
        auto& byte = target.pack.files[target.file][target.at];
        const auto other = *rc::gen::arbitrary<char>();
        RC_PRE(other != byte);
        byte = other;
        const auto edition = standards::load_edition(target.pack);
        RC_ASSERT((edition ? edition->pack != before : !edition.error().where.empty()));
    }));
}

TEST_CASE("a limit whose key is misspelt anywhere is never read without it") {
    CHECK(rc::check("misspelt keys are refused", [] {
        auto pack = *rc::gen::elementOf(standards::embedded_packs());
        auto& text = pack.files["limits.json"];
        const std::string key = *rc::gen::elementOf(
            std::vector<std::string>{"\"id\":", "\"kind\":", "\"relation\":", "\"value\":", "\"upper\":", "\"at\":",
                                     "\"status\":", "\"source\":", "\"note\":", "\"informative\":", "\"text\":"});
        std::vector<std::size_t> places;
        for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) places.push_back(at);
        RC_PRE(!places.empty());
        text[*rc::gen::elementOf(places) + 1] = 'X';
        RC_ASSERT(!standards::load_edition(pack).has_value());
    }));
}
