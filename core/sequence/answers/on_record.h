// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/laboratory/test_item.h"
#include "core/sequence/run.h"

namespace velocert::sequence {

/// What is known when an answer is asked for or judged: the item, and the attempts before. Borrowed.
struct RecordSoFar {
    const standards::ItemTraits& item;
    const laboratory::TestItem* about = nullptr;  ///< null where only the traits are known, as in a case
    std::span<const StepRun> earlier = {};
    std::string_view subject = {};  ///< which of the step's subjects is asked about; empty where it has none
};

/// One place on record, in the words of the pack, and what stands there.
struct OnRecord {
    std::string source;  ///< "item.model", "nameplate/look.model"
    std::string text;
};

/// What the answer to the field must say again, of all the places that its pack names: those where something stands.
/// Of another step's attempts the last one that counts: of the same subject, else the one that has none, as of a step
/// that is done once; what was answered about another subject is not compared. Pure.
[[nodiscard]] std::vector<OnRecord> on_record(const standards::Field& field, const RecordSoFar& record);

/// The last attempt that counts of the step "procedure/step", of each subject where it has some; in the order of their
/// first ones. Pointers into `earlier`.
[[nodiscard]] std::vector<const StepRun*> counting_attempts(std::string_view step, std::span<const StepRun> earlier);

/// Whether two texts say the same: character by character, but for blanks around and between words.
[[nodiscard]] bool says_the_same(std::string_view one, std::string_view other);

/// What is wrong with an answer beside what is on record: "AX-27 (item.model: AX-26)". Empty when nothing is. Pure.
[[nodiscard]] std::string differs_from_record(const standards::Field& field, std::string_view text,
                                              const RecordSoFar& record);

/// How many characters a code has (of UTF-8: those that begin one).
[[nodiscard]] std::size_t count_of_characters(std::string_view code);

/// How many entries a list has, each counted once: what stands between commas, semicolons and ends of lines, of western
/// and Chinese writing, without the blanks around it. Pure.
[[nodiscard]] std::size_t count_of_entries(std::string_view list);

/// What a "count_of" counts in the answer to that field: the characters of a code (or only its digits,
/// where the pack says so), the entries of a text. Pure.
[[nodiscard]] std::size_t counted_in(const standards::Field& field, std::string_view text);

/// One part of a code by the form that its pack gives it.
struct CodePart {
    std::string id;
    std::string text;
};
/// The parts of a code, in order; nothing where it does not have the form. Pure.
[[nodiscard]] std::optional<std::vector<CodePart>> parts_of_code(const standards::Field& field, std::string_view code);

}  // namespace velocert::sequence
