// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/laboratory/people/people_register.h"
#include "core/records/trail/audit_trail.h"

namespace velocert::app {

/// The title of a procedure, or (with a step) of its step, in the language in use; empty where none is known.
using TitleOf = std::function<QString(const std::string& procedure, const std::string& step)>;

/// An entry of the audit trail as a sentence in the language in use: "王芳 disabled the account of Li Ming". For a type
/// that this program does not know the sentence says so and gives the type. Without titles, procedures and steps are
/// told by their ids.
[[nodiscard]] QString trail_sentence(const records::TrailEntry& entry, const laboratory::PeopleRegister& people,
                                     const TitleOf& title_of = {});
/// The sentence's form for a type of record; nothing for a type without one. A test holds every type there is to it.
[[nodiscard]] std::optional<QString> trail_form(std::string_view type);
/// Its changes: "roles: technician 2026-03-02 → custodian 2026-03-02".
[[nodiscard]] QStringList trail_changes(const records::TrailEntry& entry);

}  // namespace velocert::app
