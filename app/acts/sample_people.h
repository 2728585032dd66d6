// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/laboratory/people/role.h"
#include "core/records/people/people.h"

namespace velocert::app {

/// One of the people that a training archive with sample data has, so that each duty can be looked at. Their passphrase
/// is no secret: it is shown wherever it is asked for. They exist in training archives only; their logins begin with
/// "sample.".
struct SamplePerson {
    std::string login;
    laboratory::PrintedName name;
    laboratory::Role role = laboratory::Role::technician;
};
/// In the order of the work: technician, reviewer, signatory (the QA manager), auditor, administrator.
[[nodiscard]] const std::vector<SamplePerson>& sample_people();
/// Of every sample person's account, and of their key.
[[nodiscard]] const std::string& sample_passphrase();
/// Where the key of a sample person lies: in a folder beside the archive's.
[[nodiscard]] std::string sample_key_file(const std::string& archive_folder, const std::string& login);

/// Those sample people who are in the register, by login and name, and may sign in; nobody in a real archive, whatever
/// accounts it has.
[[nodiscard]] std::vector<SamplePerson> sample_people_in(const laboratory::PeopleRegister& people, bool training);

/// Makes the sample people of a training archive that has no account yet: accounts, authorisations for all methods of
/// the shipped editions, a key for each of those who sign, of an authority that is not kept. Is not ended half-way.
/// Errors: not_permitted (a real archive, or one with accounts); those of the archive; io for a key's file.
[[nodiscard]] base::Result<void> make_sample_people(records::Archive& archive, const records::PeopleSetting& setting,
                                                    const base::Progress& progress = {});

}  // namespace velocert::app
