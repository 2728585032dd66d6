// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/takeout.h"

#include <unistd.h>

#include <utility>

#include "app/acts/handing_out.h"
#include "core/records/archive_info.h"
#include "core/records/files/lock_file.h"
#include "core/records/people/people.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;

namespace {

bool can_be_written(const std::string& folder) {
    return ::access(folder.c_str(), W_OK) == 0 && ::access(records::ArchivePaths(folder).index.c_str(), W_OK) == 0;
}

}  // namespace

Result<Takeout> Takeout::open(const std::string& folder, const base::Clock& clock, const ActorOptions& options,
                              std::string_view purpose, laboratory::Act act, std::string_view object) {
    Takeout out(folder, clock);
    if (!options.login.empty() || !options.name.empty()) {
        auto archive = records::Archive::open(folder, clock);
        if (!archive) return base::fail(archive.error());
        auto acting = acting_person(**archive, clock, options, purpose, act, {}, object);
        if (!acting) return base::fail(acting.error());
        out.archive_ = std::move(*archive);
        out.person_ = std::move(acting->person);
        return out;
    }
    auto archive = records::Archive::open_read_only(folder);
    if (!archive) return base::fail(archive.error());
    const auto people = records::people_register(**archive);
    if (!people) return base::fail(people.error());
    if (must_be_named(**archive, *people, act) && can_be_written(folder))
        return base::fail(ErrorCode::not_permitted, std::string(laboratory::name(act)), "nobody is named",
                          "--user LOGIN and that person's password");
    out.archive_ = std::move(*archive);
    return out;
}

Result<void> Takeout::record_unnamed(const records::HandingOut& done) {
    const records::ArchivePaths paths(folder_);
    if (!can_be_written(folder_))
        return base::fail(ErrorCode::io, folder_, "an archive that cannot be written", "nothing: this is a copy");
    // What a program that died left is closed by the next act of a person, not by a look.
    const auto left = records::LockFile::is_left(paths.lock);
    if (!left) return base::fail(left.error());
    if (*left)
        return base::fail(ErrorCode::already_exists, folder_, "an archive that was left open",
                          "an archive that was closed");
    archive_.reset();
    const auto writer = records::Archive::open(folder_, *clock_);
    if (!writer) return base::fail(writer.error());
    return put_on_record(**writer, *clock_, done);
}

Result<void> Takeout::record(const Output& output, records::HandingOut done) {
    if (person_) {
        done.by = person_;
        return put_on_record(*archive_, *clock_, std::move(done));
    }
    if (const auto kept = record_unnamed(done); !kept)
        output.say("note: that " + std::string(records::name(done.what)) +
                   " was taken out is not on record: " + kept.error().where + ": " + kept.error().found);
    return {};
}

void add_takeout_options(CLI::App& command, ActorOptions& options) {
    command.add_option("--user", options.login,
                       "Login of the person who takes it; a real archive with accounts asks for it");
    command.add_flag("--password-stdin", options.password_stdin,
                     "Read the password from standard input instead of asking");
    command.add_option("--person", options.name, "Name of the person who takes it, where the archive has no accounts");
}

}  // namespace velocert::app
