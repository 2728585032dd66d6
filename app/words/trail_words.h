// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

#include "core/laboratory/people/people_register.h"
#include "core/records/trail/audit_trail.h"

namespace velocert::app {

/// An entry of the audit trail as a sentence in the language in use: "王芳 disabled the account of Li Ming". For a type
/// that this program does not know the sentence says so and gives the type.
[[nodiscard]] QString trail_sentence(const records::TrailEntry& entry, const laboratory::PeopleRegister& people);
/// The sentence's form for a type of record; nothing for a type without one. A test holds every type there is to it.
[[nodiscard]] std::optional<QString> trail_form(std::string_view type);
/// Its changes: "roles: technician 2026-03-02 → custodian 2026-03-02".
[[nodiscard]] QStringList trail_changes(const records::TrailEntry& entry);

}  // namespace velocert::app
