// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/base/digest.h"
#include "core/metrology/decoder.h"
#include "instruments/drivers/driver.h"
#include "instruments/simulators/models/random_source.h"

// What is asked of every decoder, whatever the bytes: by the fuzz targets, which search with sanitizers, and by the
// short storm in every run of the tests.
namespace velocert::fuzz {

/// Stands in an input for a change of direction.
inline constexpr std::uint8_t turn = 0xFE;

struct Conversation {
    instruments::Options options;
    std::string bytes;
};
/// What an input of the search stands for, of at least one byte: the first chooses the profile.
inline Conversation conversation_of(const instruments::Driver& driver, std::span<const std::uint8_t> input) {
    const auto& profile = driver.profiles[input[0] % driver.profiles.size()];
    return {{{"profile", std::string(profile.id)}},
            std::string(reinterpret_cast<const char*>(input.data() + 1), input.size() - 1)};
}

/// Decodes the bytes, cut into pieces of at most `piece`; nothing if the options make no decoder.
inline std::optional<metrology::Decoded> decode(const instruments::Driver& driver, const instruments::Options& options,
                                                std::span<const std::uint8_t> bytes, std::size_t piece) {
    metrology::Decoded out;
    auto decoder = driver.make_decoder(options);
    if (!decoder) return std::nullopt;
    auto direction = metrology::Direction::received;
    for (std::size_t at = 0; at < bytes.size();) {
        if (bytes[at] == turn) {
            direction = direction == metrology::Direction::received ? metrology::Direction::sent
                                                                    : metrology::Direction::received;
            ++at;
            continue;
        }
        std::size_t length = 0;
        while (at + length < bytes.size() && length < piece && bytes[at + length] != turn) ++length;
        (*decoder)->feed(direction, bytes.subspan(at, length), metrology::Indication::no_time, out);
        at += length;
    }
    (*decoder)->finish(out);
    return out;
}

/// What does not hold of these bytes: the same bytes give the same result however they are cut, and nothing lies
/// outside them. Empty if it all holds.
inline std::string broken_promise(const instruments::Driver& driver, const instruments::Options& options,
                                  std::span<const std::uint8_t> bytes) {
    const auto in_one = decode(driver, options, bytes, bytes.size() + 1);
    const auto by_byte = decode(driver, options, bytes, 1);
    if (!in_one || !by_byte) return "no decoder for these options";
    const auto& whole = *in_one;
    const auto& single = *by_byte;
    const auto at = [](const char* what, std::size_t i) { return std::string(what) + " " + std::to_string(i + 1); };
    if (whole.indications.size() != single.indications.size()) return "another number of indications byte by byte";
    for (std::size_t i = 0; i < whole.indications.size(); ++i) {
        const auto& a = whole.indications[i];
        const auto& b = single.indications[i];
        const bool same = a.measurand == b.measurand && a.flags == b.flags && a.offset == b.offset &&
                          a.length == b.length && a.has_value() == b.has_value() &&
                          a.device_time_us == b.device_time_us &&
                          (!a.has_value() || (a.value == b.value && a.unit->symbol == b.unit->symbol));
        if (!same) return at("another result byte by byte: indication", i);
        if (a.offset + a.length > bytes.size()) return at("outside the bytes: indication", i);
    }
    if (whole.rejected.size() != single.rejected.size()) return "another number of rejected frames byte by byte";
    for (std::size_t i = 0; i < whole.rejected.size(); ++i) {
        const auto& a = whole.rejected[i];
        const auto& b = single.rejected[i];
        if (a.offset != b.offset || a.length != b.length || a.reason != b.reason)
            return at("another result byte by byte: rejected frame", i);
        if (a.offset + a.length > bytes.size()) return at("outside the bytes: rejected frame", i);
    }
    if (whole.events.size() != single.events.size()) return "another number of events byte by byte";
    for (std::size_t i = 0; i < whole.events.size(); ++i)
        if (whole.events[i].kind != single.events[i].kind || whole.events[i].text != single.events[i].text)
            return at("another result byte by byte: event", i);
    return {};
}

/// A conversation as a bad line leaves it: one to four bytes changed, lost, put in or said twice.
inline std::string damaged(std::string bytes, instruments::RandomSource& random) {
    const auto place = [&] { return random.below(static_cast<std::uint32_t>(bytes.size())); };
    for (std::uint32_t left = 1 + random.below(4); left > 0 && !bytes.empty(); --left) {
        switch (random.below(5)) {
            case 0: bytes[place()] = static_cast<char>(random.below(256)); break;
            case 1: bytes.erase(place(), 1 + random.below(6)); break;
            case 2: bytes.insert(place(), 1, static_cast<char>(random.below(256))); break;
            case 3: bytes.insert(place(), bytes.substr(place(), random.below(24))); break;
            default: bytes[place()] = static_cast<char>(bytes[place()] ^ (1 << random.below(8))); break;
        }
    }
    return bytes;
}

/// So many damaged variants of a conversation, one after another as on a line that goes on, each in the direction it
/// begins in.
inline std::string one_after_another(const std::string& conversation, int variants, instruments::RandomSource& random) {
    std::string out;
    for (int i = 0; i < variants; ++i) {
        const auto variant = damaged(conversation, random);
        out += variant;
        if (std::ranges::count(variant, static_cast<char>(turn)) % 2 != 0) out += static_cast<char>(turn);
    }
    return out;
}

/// What a bad line may leave of a conversation, so many times: the first promise that is broken, with the bytes that
/// break it. Empty if all hold. With more than one at a time through one decoder many more are tried, as making one
/// takes longer than feeding it; but only the last of them ends where the bytes do.
inline std::string broken_in_storm(const instruments::Driver& driver, const instruments::Options& options,
                                   const std::string& conversation, int inputs, instruments::RandomSource& random,
                                   int at_a_time = 1) {
    for (int done = 0; done < inputs; done += at_a_time) {
        const auto bytes = one_after_another(conversation, std::min(at_a_time, inputs - done), random);
        if (const auto broken = broken_promise(driver, options, base::as_bytes(bytes)); !broken.empty())
            return broken + ", in " + base::hex(base::as_bytes(bytes));
    }
    return {};
}

}  // namespace velocert::fuzz
