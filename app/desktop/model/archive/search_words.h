// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/model/workplace.h"
#include "core/laboratory/equipment_register.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/index/run_query.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// What the search knows to be the name of something: only such a word is taken as more than a beginning of an item's
/// code, model, maker or vehicle code.
struct KnownNames {
    std::vector<const standards::StandardEdition*> editions;
    const laboratory::PeopleRegister* people = nullptr;
    const laboratory::EquipmentRegister* equipment = nullptr;
    const std::vector<DriverChoice>* drivers = nullptr;
    /// Whether the code or a name of an item on record begins like that: then the item is meant, by the index, and not
    /// a title. May be empty.
    std::function<bool(const std::string& beginning)> begins_item{};
};

/// A search as it was typed, taken apart. What the archive has an index for is in `query`; the rest is held against
/// each run that the query gives.
struct SearchWords {
    records::RunQuery query;
    std::vector<std::string> words;  ///< further beginnings of code, model, maker or vehicle code, folded
    std::string clause;              ///< "6.1": that clause and those below it
    QStringList subjects;            ///< words out of titles of clauses, procedures, instruments and their drivers
    std::string equipment;           ///< id in the register
    std::string serial;              ///< of the instrument
    QStringList understood;          ///< "verdict: pass", "from 2026-03-01 to 2026-03-31": said beside the search

    /// Whether runs must be opened to tell.
    [[nodiscard]] bool looks_inside() const {
        return !words.empty() || !clause.empty() || !serial.empty() || !subjects.empty();
    }
};

/// Words stand between blanks, several in one with quotation marks: "Wang Fang". Taken as what they are: a verdict or
/// lifecycle (in the language in use, or its code), a year, month, day or two of them with ".." between, an edition, a
/// clause, the name or login of a person, any person with "@" before it, an instrument by id or serial number; and a
/// word that begins one in the title of a clause, a procedure or an instrument, in either language, or the name of a
/// driver. Pure.
[[nodiscard]] SearchWords search_words(const QString& typed, const KnownNames& known);

/// Whether the run is one that the words ask for beyond their query. `editions`: to find the procedures of a clause.
[[nodiscard]] bool matches(const sequence::Run& run, const SearchWords& words,
                           const std::vector<const standards::StandardEdition*>& editions);

}  // namespace velocert::app
