// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/recognition.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>

#include "instruments/registry/identity.h"
#include "instruments/registry/name_words.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Indication;
using metrology::Rejection;

// More bytes than this tell nothing new about a protocol.
constexpr std::size_t longest_judged = 2048;
constexpr std::size_t longest_changed = 256;
constexpr std::size_t most_changes = 40;
constexpr int clear_lead = 15;
constexpr int clear_score = 65;
// The virtual ones have the models of all makers.
constexpr std::string_view simulated_maker = "VELOCERT";
// Answers of which nearly no byte could be another one are nobody else's.
constexpr double own_form = 0.9;
constexpr std::ptrdiff_t shortest_name = 6;

std::string_view without_line_end(std::string_view text) {
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

}  // namespace

bool same_question(std::string_view a, std::string_view b) { return without_line_end(a) == without_line_end(b); }

namespace {

/// What a decoder makes of bytes.
struct Judged {
    std::size_t values = 0;    ///< indications, with or without a number
    std::size_t told = 0;      ///< identity and acknowledgements
    std::size_t foreign = 0;   ///< values that are rejected for their unit alone, which is told
    std::size_t refusals = 0;  ///< "I do not know this"
    std::size_t rejected = 0;  ///< frames
    std::size_t rejected_bytes = 0;
    std::size_t unlike = 0;      ///< frames that were rejected for another reason than that it refuses
    std::size_t edge_bytes = 0;  ///< of a stream's first and last frame, which were cut by when we listened
    sequence::InstrumentIdentity identity;
    std::string trouble;  ///< the fault that came with values in a foreign unit

    [[nodiscard]] std::size_t frames() const { return values + told + foreign; }
};

Judged judged(const Driver& driver, const Options& options, std::string_view question, std::string_view heard) {
    Judged out;
    auto decoder = driver.make_decoder(options);
    if (!decoder) return out;
    Decoded decoded;
    if (!question.empty()) (*decoder)->feed(Direction::sent, base::as_bytes(question), Indication::no_time, decoded);
    (*decoder)->feed(Direction::received, base::as_bytes(heard), Indication::no_time, decoded);
    (*decoder)->finish(decoded);
    std::set<std::uint64_t> places;
    std::set<std::uint64_t> explained;  ///< where a frame is rejected with a fault that says why
    std::string fault;
    for (const auto& indication : decoded.indications) places.insert(indication.offset);
    out.values = places.size();
    for (const auto& event : decoded.events) switch (event.kind) {
            case DeviceEvent::Kind::identity: learn_identity(out.identity, event.text); [[fallthrough]];
            case DeviceEvent::Kind::accepted: ++out.told; break;
            case DeviceEvent::Kind::fault:
                explained.insert(event.offset);
                if (fault.empty()) fault = event.text;
                [[fallthrough]];
            case DeviceEvent::Kind::restarted:
            case DeviceEvent::Kind::refused: ++out.refusals; break;
        }
    // It is said once, and holds for all frames of that kind that follow.
    std::set<std::uint32_t> foreign_lengths;
    for (const auto& frame : decoded.rejected) {
        if (explained.contains(frame.offset)) foreign_lengths.insert(frame.length);
        const bool alike = frame.reason == Rejection::syntax && foreign_lengths.contains(frame.length);
        if (explained.contains(frame.offset) || alike) {
            ++out.foreign;
            out.trouble = fault;
            continue;
        }
        ++out.rejected;
        if (frame.reason != Rejection::refused) ++out.unlike;
        out.rejected_bytes += frame.length;
        const bool first = frame.offset == 0 && frame.length < heard.size();
        const bool last = frame.reason == Rejection::truncated && frame.offset + frame.length >= heard.size();
        if (question.empty() && (first || last)) out.edge_bytes += frame.length;
    }
    return out;
}

bool less_understood(const Judged& before, const Judged& after) {
    return after.frames() < before.frames() || after.rejected > before.rejected || after.foreign > before.foreign;
}

/// The share of changed bytes after which less is understood.
double strictness_of(const Driver& driver, const Options& options, std::string_view question, std::string_view heard) {
    std::string changed(heard.substr(0, longest_changed));
    const auto before = judged(driver, options, question, changed);
    const std::size_t step = std::max<std::size_t>(1, changed.size() / most_changes);
    std::size_t tried = 0;
    std::size_t noticed = 0;
    for (std::size_t at = 0; at < changed.size(); at += step) {
        const char was = changed[at];
        changed[at] = static_cast<char>(was ^ 1);
        const auto after = judged(driver, options, question, changed);
        ++tried;
        if (less_understood(before, after)) ++noticed;
        changed[at] = was;
    }
    // Whoever asks for a unit, or another word, knows more than who takes the number alone.
    std::string bare = changed;
    std::erase_if(bare, [](unsigned char c) { return std::isalpha(c) != 0; });
    if (bare.size() < changed.size()) {
        const auto after = judged(driver, options, question, bare);
        ++tried;
        if (less_understood(before, after)) ++noticed;
    }
    return tried == 0 ? 0.0 : static_cast<double>(noticed) / static_cast<double>(tried);
}

std::ptrdiff_t letters_and_digits(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
}

/// Whatever it is asked it says the same: it does not know these questions.
bool says_it_to_anything(const Hearing& hearing, std::span<const Hearing> all) {
    return !hearing.question.empty() && std::any_of(all.begin(), all.end(), [&](const Hearing& other) {
        return !other.question.empty() && other.heard == hearing.heard &&
               !same_question(other.question, hearing.question);
    });
}

/// Maker and model of what it said of itself: *IDN? names them first, and the serial number and the software behind.
std::string who_made_what(std::string_view heard) {
    constexpr int fields = 2;
    std::string out;
    int field = 0;
    for (const char c : heard) {
        if (c == '\n' || c == '\r') field = 0;
        if (c == ',') ++field;
        if (field < fields) out += c;
        if (c == ',') out += ' ';
    }
    return out + ' ';
}

// A word of a model counts more than one of a maker.
constexpr int maker_points = 1;
constexpr int model_points = 3;

/// How many of the words that an instrument said of itself are words of this driver, and whether one of them is a
/// model's. What a driver adds by itself does not count.
struct Shared {
    int points = 0;
    bool model = false;
};
/// Names of makers in a driver's description: they have a capital letter where they do not begin the sentence, and are
/// no word for what the driver's instruments do.
std::set<std::string> makers_of(const Driver& driver) {
    std::set<std::string> out;
    const auto add = [&](std::string_view text) {
        auto pieces = pieces_of(text);
        for (std::size_t i = 1; i < pieces.size(); ++i)
            if (std::isupper(static_cast<unsigned char>(pieces[i].front())) != 0 && pieces[i].size() > 1 &&
                !has_digit(pieces[i]))
                out.insert(capitals(std::move(pieces[i])));
    };
    add(driver.name);
    // A profile's name begins with the maker, or with a small letter.
    for (const auto& profile : driver.profiles) add("profile " + std::string(profile.name));
    for (const auto& word : words_of(driver.kind)) out.erase(word);
    return out;
}

Shared shared_words(const Recognition& candidate, const std::string& said) {
    if (candidate.identity.text() == "|||") return {};
    const auto& driver = *candidate.driver;
    std::string described = std::string(driver.id) + ' ' + std::string(driver.name) + ' ' + std::string(driver.kind);
    for (const auto& profile : driver.profiles)
        described += ' ' + std::string(profile.id) + ' ' + std::string(profile.name);
    described += ' ' + joined(described);
    std::set<std::string> own;
    for (auto& word : words_of(described)) own.insert(series_of(std::move(word)));
    const auto makers = makers_of(driver);
    std::set<std::string> told;
    bool maker = false;
    for (auto& piece : pieces_of(said + ' ' + joined(said))) {
        auto word = capitals(std::move(piece));
        maker = maker || makers.contains(word) || word == simulated_maker;
        if (word.size() >= shortest_word) told.insert(std::move(word));
    }
    for (const auto& word : words_of(candidate.identity.serial)) told.erase(word);
    // A bare number is a model of that maker, or else any number.
    const auto is_model = [&](const std::string& word) { return has_digit(word) && (maker || has_letter(word)); };
    Shared out;
    for (const auto& one : told) {
        int best = 0;
        for (const auto& word : own) {
            if (is_model(word) && one.starts_with(word))
                best = model_points;
            else if (!has_digit(word) && one == word)
                best = std::max(best, maker_points);
        }
        out.points += best;
        out.model = out.model || best == model_points;
    }
    return out;
}

/// That question in the driver's own spelling: its probe, or one of those behind the first when it is opened. Empty
/// where it asks nothing like it.
std::string own_question(const Driver& driver, std::string_view asked) {
    if (same_question(driver.probe.question, asked)) return std::string(driver.probe.question);
    // The search has asked them only of what this driver understands; they are not for what anybody answers.
    if (driver.probe.question.empty()) return {};
    for (auto& question : further_questions(driver))
        if (same_question(question, asked)) return std::move(question);
    auto plain = question_for_the_quiet(driver);
    return same_question(plain, asked) ? plain : std::string();
}

/// A short whole number is a state, an address, a count: no instrument is known by it.
bool says_little(std::string_view heard) {
    constexpr std::ptrdiff_t fewest_digits = 3;
    return std::ranges::all_of(heard, [](unsigned char c) { return std::isdigit(c) != 0 || std::isspace(c) != 0; }) &&
           letters_and_digits(heard) < fewest_digits;
}

std::optional<Recognition> judge(const Driver& driver, const Profile& profile, const Hearing& hearing) {
    const bool asked = !hearing.question.empty();
    const std::string_view heard = std::string_view(hearing.heard).substr(0, longest_judged);
    const Options options{{"profile", std::string(profile.id)}};
    const std::string question = asked ? own_question(driver, hearing.question) : std::string();
    const auto result = judged(driver, options, question, heard);
    if (result.frames() == 0 && result.refusals == 0) return std::nullopt;
    if (asked && says_little(heard)) return std::nullopt;
    Recognition out;
    out.driver = &driver;
    out.profile = &profile;
    out.identity = result.identity;
    out.frames = std::max(result.frames(), result.refusals);
    out.rejected = std::min(heard.size(), result.rejected_bytes) - std::min(result.edge_bytes, result.rejected_bytes);
    out.understood = heard.size() - std::min(heard.size(), result.rejected_bytes);
    // "ES", "?" or "E01" in place of a name is no name.
    const bool nameless = asked && result.values == 0 && result.foreign == 0 &&
                          letters_and_digits(heard) < shortest_name &&
                          shared_words(out, who_made_what(heard)).points == 0;
    out.refusing = result.frames() == 0 || nameless;
    out.asked = asked;
    out.values = result.values > 0;
    if (!out.values) out.trouble = result.trouble;
    if (out.understood == 0) return std::nullopt;
    out.strictness = strictness_of(driver, options, question, heard);
    const double whole = static_cast<double>(out.understood + out.rejected);
    const double coverage = static_cast<double>(out.understood) / whole;
    // Who only hears sentences that it passes over hears another instrument.
    const bool passed_over = !asked && !out.values && result.identity.text() == "|||";
    const double weight = out.refusing ? 0.4 : passed_over ? 0.75 : 1.0;
    out.score = static_cast<int>(std::lround(100.0 * coverage * weight * (0.55 + 0.25 * out.strictness)));
    return out;
}

bool before(const Recognition& a, const Recognition& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.strictness != b.strictness) return a.strictness > b.strictness;
    return a.frames > b.frames;
}

/// Which of two answers the driver is known by: a value is certain where a name alone may be anybody's.
bool better_known_by(const Recognition& a, const Recognition& b) {
    const auto certain = [](const Recognition& one) { return one.values && one.score >= recognised_score; };
    return certain(a) != certain(b) ? certain(a) : before(a, b);
}

/// Of two that say the same of what came unasked the one of which the table says that it comes so.
bool sends_by_itself(const Recognition& a, const Recognition& b) {
    return !a.asked && !b.asked && a.profile->listens_only && !b.profile->listens_only && !before(b, a);
}

/// How it is written, whatever the figures are.
std::string form_of(std::string_view heard) {
    std::string out(heard);
    std::ranges::replace_if(
        out, [](unsigned char c) { return std::isdigit(c) != 0; }, '0');
    return out;
}

/// It shows a value to whoever asks with a '?' in it: that is the question of those that know no other.
bool answers_the_mark(const Hearing& hearing, std::span<const Hearing> all) {
    return without_line_end(hearing.question) != "?" && std::ranges::any_of(all, [&](const Hearing& other) {
               return without_line_end(other.question) == "?" && form_of(other.heard) == form_of(hearing.heard);
           });
}

/// Answers to something else than this driver's questions that it takes for a refusal, and for nothing else.
std::vector<std::string_view> complaints(const Driver& driver, std::span<const Hearing> all) {
    std::vector<std::string_view> out;
    for (const auto& one : all) {
        if (one.question.empty() || one.heard.empty() || !own_question(driver, one.question).empty()) continue;
        const auto mine = judged(driver, {}, driver.probe.question, one.heard);
        if (mine.refusals > 0 && mine.frames() == 0 && mine.unlike == 0) out.emplace_back(one.heard);
    }
    return out;
}

bool makes_nothing_of(const Driver& driver, std::string_view heard) {
    const auto result = judged(driver, {}, driver.probe.question, heard);
    return result.refusals == 0 && result.frames() == 0;
}

/// Of two that ask the same and are answered, the one that also knows how its instrument complains is the right one,
/// even where it cannot use the answer.
void prefer_who_knows_the_complaints(std::span<const Driver* const> drivers, std::span<const Hearing> hearings,
                                     std::vector<Recognition>& candidates) {
    constexpr std::ptrdiff_t fewest = 2;
    for (const auto* driver : drivers) {
        if (driver->probe.question.empty()) continue;
        const auto own = std::ranges::find_if(hearings, [&](const Hearing& one) {
            return !one.question.empty() && !one.heard.empty() && same_question(one.question, driver->probe.question);
        });
        if (own == hearings.end()) continue;
        const auto complained = complaints(*driver, hearings);
        if (std::ssize(complained) < fewest) continue;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const auto& other = *candidates[i].driver;
            if (&other == driver || !same_question(other.probe.question, driver->probe.question) ||
                std::ranges::count_if(complained, [&](auto heard) { return makes_nothing_of(other, heard); }) < fewest)
                continue;
            auto mine = std::ranges::find(candidates, driver, &Recognition::driver);
            if (mine == candidates.end()) {
                const auto result = judged(*driver, {}, driver->probe.question, own->heard);
                if (result.refusals == 0 || result.unlike > 0) continue;
                Recognition refused = candidates[i];
                refused.driver = driver;
                refused.profile = driver->profiles.data();
                refused.identity = {};
                refused.values = false;
                candidates.push_back(std::move(refused));
                candidates[i].score = std::min(candidates[i].score, recognised_score);
            } else if (mine->score <= candidates[i].score) {
                std::swap(mine->score, candidates[i].score);
                mine->score += mine->score == candidates[i].score ? 1 : 0;
            }
        }
    }
}

/// An answer that comes after its time stands behind the next question, and says nothing to whoever asked that. Where
/// nothing answered in time, and what stands behind the next question is a value to whoever asked before, and none to
/// whoever asked that next question, it is put where it belongs.
std::vector<Hearing> with_late_answers(std::span<const Driver* const> drivers, std::span<const Hearing> hearings) {
    std::vector<Hearing> out(hearings.begin(), hearings.end());
    const auto is_value = [&](std::string_view question, std::string_view heard) {
        return std::ranges::any_of(drivers, [&](const Driver* driver) {
            if (driver->probe.question.empty() || !same_question(driver->probe.question, question)) return false;
            const auto result = judged(*driver, {}, driver->probe.question, heard);
            return result.values > 0 && result.rejected == 0;
        });
    };
    for (std::size_t i = 1; i < out.size(); ++i) {
        auto& before = out[i - 1];
        auto& now = out[i];
        if (before.question.empty() || !before.heard.empty() || now.question.empty() || now.heard.empty()) continue;
        if (says_little(now.heard) || !is_value(before.question, now.heard) || is_value(now.question, now.heard))
            continue;
        std::swap(before.heard, now.heard);
    }
    return out;
}

/// The profile that its name tells, where it understands what was heard as well as the one that was the first to.
void prefer_the_named_profile(Recognition& one, const std::string& said, std::span<const Hearing> hearings) {
    if (one.identity.text() == "|||") return;
    const auto* named = profile_named(*one.driver, said);
    if (named == nullptr || named == one.profile) return;
    for (const auto& hearing : hearings) {
        if (hearing.heard.empty() || hearing.question.empty() != !one.asked) continue;
        if (one.asked && own_question(*one.driver, hearing.question).empty()) continue;
        const auto again = judge(*one.driver, *named, hearing);
        if (!again || again->values != one.values || before(one, *again)) continue;
        one.profile = named;
        return;
    }
}

/// What one answer left open another one may tell.
void fill(sequence::InstrumentIdentity& known, const sequence::InstrumentIdentity& more) {
    const auto take = [](std::string& to, const std::string& from) {
        if (to.empty()) to = from;
    };
    take(known.maker, more.maker);
    take(known.model, more.model);
    take(known.serial, more.serial);
    take(known.software, more.software);
    known.simulated = known.simulated || more.simulated;
}

}  // namespace

std::string Recognition::reason() const {
    std::string out = std::to_string(understood) + " of " + std::to_string(understood + rejected) + " bytes understood";
    out += asked ? " in answer to its question" : " of what came unasked";
    if (refusing) out += ", though only as a refusal";
    out += "; " + std::to_string(std::lround(100.0 * strictness)) + " % of changed bytes would be noticed";
    if (identity.text() != "|||") out += "; it calls itself " + identity.text();
    if (stranger) out += ", which no driver knows";
    if (!trouble.empty()) out += "; its values are none: " + trouble;
    return out;
}

std::vector<std::string> further_questions(const Driver& driver) {
    std::vector<std::string> out;
    const auto opening = driver.identification({});
    for (std::size_t i = 1; i < opening.size(); ++i) out.push_back(opening[i].request);
    if (!driver.probe.serial.empty()) out.emplace_back(driver.probe.serial);
    return out;
}

std::string question_for_the_quiet(const Driver& driver) {
    constexpr std::string_view who = "identify";
    if (std::ranges::none_of(driver.options, [&](const OptionInfo& row) { return row.name == who; })) return {};
    const auto value = driver.exchange(sequence::Command::read_now, {{std::string(who), "no"}});
    if (!value || same_question(value->request, driver.probe.question)) return {};
    return value->request;
}

std::vector<Recognition> recognise(std::span<const Driver* const> drivers, std::span<const Hearing> as_heard) {
    std::vector<Recognition> out;
    const auto hearings = with_late_answers(drivers, as_heard);
    for (const auto* driver : drivers) {
        std::optional<Recognition> best;
        for (const auto& hearing : hearings) {
            if (hearing.heard.empty()) continue;
            const bool same_to_all = says_it_to_anything(hearing, hearings);
            if (!hearing.question.empty() && own_question(*driver, hearing.question).empty()) continue;
            for (const auto& profile : driver->profiles) {
                auto judgement = judge(*driver, profile, hearing);
                // A value is a value, whatever was asked; a name is none if it is the answer to anything.
                if (!judgement || (same_to_all && !judgement->values)) continue;
                if (judgement->values && answers_the_mark(hearing, hearings)) continue;
                // Who it is may have been told in another answer than the one it is known by.
                const auto told = best ? best->identity : sequence::InstrumentIdentity();
                if (!best || better_known_by(*judgement, *best) || sends_by_itself(*judgement, *best))
                    std::swap(best, judgement);
                fill(best->identity, judgement ? judgement->identity : told);
            }
        }
        if (best) out.push_back(std::move(*best));
    }
    // Drivers of one protocol understand each other's answers; by its name the instrument says which one it is.
    int most = 0;
    std::vector<Shared> shared;
    std::string said;
    for (const auto& hearing : hearings)
        if (!hearing.question.empty()) said += who_made_what(hearing.heard);
    for (auto& candidate : out) prefer_the_named_profile(candidate, said, hearings);
    for (const auto& candidate : out) most = std::max(most, shared.emplace_back(shared_words(candidate, said)).points);
    for (std::size_t i = 0; i < out.size() && most > 0; ++i) {
        out[i].score += static_cast<int>(std::lround(20.0 * shared[i].points / most));
        // A maker has many instruments: one that tells its name, and of which no driver knows the model, may be any.
        const bool only_maker = out[i].asked && !out[i].values && !shared[i].model && out[i].strictness < own_form;
        if (!only_maker) continue;
        // Who only answers what all of them answer may be a source where the driver is for a multimeter.
        out[i].stranger = out[i].driver->probe.question.starts_with("*IDN?") && !out[i].identity.simulated &&
                          profile_named(*out[i].driver, said) == nullptr;
        out[i].score = std::min(out[i].score, (out[i].stranger ? recognised_score : clear_score) - 1);
    }
    // Whoever tells a name understands the question that half of all instruments understand, and no more.
    for (auto& one : out) {
        if (most > 0 || one.values || !one.asked || !one.driver->probe.question.starts_with("*IDN?") ||
            one.identity.text() == "|||" || one.identity.simulated)
            continue;
        one.stranger = true;
        one.score = std::min(one.score, recognised_score - 1);
    }
    prefer_who_knows_the_complaints(drivers, hearings, out);
    std::stable_sort(out.begin(), out.end(), before);
    return out;
}

bool is_clear(std::span<const Recognition> candidates) {
    if (candidates.empty() || candidates.front().score < clear_score) return false;
    return candidates.size() == 1 || candidates[0].score - candidates[1].score >= clear_lead;
}

}  // namespace velocert::instruments
