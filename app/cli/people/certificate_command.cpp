// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/acts/person_certificates.h"
#include "app/cli/acting_person.h"
#include "app/cli/commands.h"
#include "app/cli/people/certificate_output.h"
#include "app/cli/secrets.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/records/people/people.h"
#include "core/signing/authority/authority_folder.h"
#include "core/signing/certificates/trust_file.h"
#include "core/signing/own_file.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;
using base::Secret;
using Time = std::chrono::system_clock::time_point;

constexpr std::size_t largest_file = 16'000'000;
constexpr std::string_view example =
    "Example: velocert-cli certificate authority --out CA --organization 'Demo Laboratory'\n"
    "         velocert-cli certificate issue --authority CA --name 'Li Wei' --account u-0007 --out liwei.p12\n"
    "         velocert-cli certificate import CA/authority.pem --trust trust.json --kind internal\n"
    "         velocert-cli certificate revoke --authority CA --serial SERIAL --reason key-compromise\n"
    "         velocert-cli certificate import CA/revoked.pem --trust trust.json\n"
    "Secrets are asked for, or with --password-stdin read one a line in this order: the first person's part of the\n"
    "authority's passphrase, the second person's part, then (issue, time-stamp) the passphrase of the new key.";

struct Arguments {
    std::string out;
    std::string organization = "Laboratory";
    std::string key = "p256";
    int authority_years = 20;
    std::string authority;
    std::string name;
    std::string account;
    int years = 3;
    int time_stamp_years = 10;
    std::string serial;
    std::string reason = "unspecified";
    std::string since;
    std::string trust;
    std::string file;
    std::string kind = "internal";
    std::string at;
    std::string archive;
    std::string login;
    bool from_stdin = false;
    base::SystemClock clock;
};

signing::KeyKind key_kind(const Arguments& arguments) {
    return arguments.key == "rsa" ? signing::KeyKind::rsa : signing::KeyKind::p256;
}

/// Whether somebody may, by the accounts of an archive that is named. The files of an authority and a trust list stand
/// outside every archive: where none is named, whoever holds them may.
Result<void> permitted(const Arguments& arguments, laboratory::Act act, const std::string& purpose) {
    if (arguments.archive.empty()) {
        if (arguments.login.empty()) return {};
        return base::fail(ErrorCode::missing_field, "--user " + arguments.login, "no archive that has this account",
                          "--archive FOLDER beside it");
    }
    const auto archive = records::Archive::open(arguments.archive, arguments.clock);
    if (!archive) return base::fail(archive.error());
    const auto people = records::people_register(**archive);
    if (!people) return base::fail(people.error());
    if (people->empty() && arguments.login.empty()) return {};
    const auto acting = acting_person(**archive, arguments.clock, {arguments.login, {}, arguments.from_stdin}, purpose,
                                      act, {}, purpose);
    if (!acting) return base::fail(acting.error());
    return {};
}

/// Secrets that are being made are asked for twice where a person types them.
Result<std::vector<Secret>> new_secrets(bool from_stdin, const std::vector<std::string>& prompts) {
    if (from_stdin) return read_secrets(true, prompts);
    std::vector<Secret> out;
    for (const auto& prompt : prompts) {
        auto both = read_secrets(false, {prompt, prompt + ", again"});
        if (!both) return base::fail(both.error());
        if ((*both)[0].view() != (*both)[1].view())
            return base::fail(ErrorCode::bad_value, prompt, "it was typed in two different ways",
                              "the same text twice");
        out.push_back(std::move((*both)[0]));
    }
    return out;
}

const std::vector<std::string> two_parts = {"First person's part of the authority's passphrase",
                                            "Second person's part of the authority's passphrase"};

/// The authority, opened with the two parts, and the passphrase of a new key if one is `wanted`.
struct Opened {
    signing::InternalAuthority authority;
    Secret passphrase;
};
Result<Opened> open_authority(const Arguments& arguments, bool wants_passphrase) {
    // What stands in the way is said before anybody types a secret.
    if (const auto record = signing::read_authority_folder(arguments.authority); !record)
        return base::fail(record.error());
    auto parts = read_secrets(arguments.from_stdin, two_parts);
    if (!parts) return base::fail(parts.error());
    auto whole = signing::joined_passphrase((*parts)[0], (*parts)[1]);
    if (!whole) return base::fail(whole.error());
    auto authority = signing::open_authority_folder(arguments.authority, *whole);
    if (!authority) return base::fail(authority.error());
    Opened out{std::move(*authority), {}};
    if (wants_passphrase) {
        auto own = new_secrets(arguments.from_stdin, {"Passphrase of the new key"});
        if (!own) return base::fail(own.error());
        out.passphrase = std::move(own->front());
    }
    return out;
}

ExitCode make_authority(const Output& output, const Arguments& arguments) {
    if (const auto may = permitted(arguments, laboratory::Act::issue_certificate, "make an authority"); !may)
        return output.refuse(may.error());
    const auto now = arguments.clock.now();
    if (std::filesystem::exists(std::filesystem::path(arguments.out) / "authority.pem"))
        return output.refuse(
            {ErrorCode::already_exists, arguments.out, "there is an authority in this folder", "a new folder"});
    const auto parts = new_secrets(arguments.from_stdin, two_parts);
    if (!parts) return output.refuse(parts.error());
    const auto whole = signing::joined_passphrase((*parts)[0], (*parts)[1]);
    if (!whole) return output.refuse(whole.error());
    const auto authority =
        signing::InternalAuthority::make(arguments.organization, key_kind(arguments), arguments.authority_years, now);
    if (!authority) return output.refuse(authority.error());
    if (const auto made = signing::create_authority_folder(arguments.out, *authority, *whole, now); !made)
        return output.refuse(made.error());
    if (output.json) {
        output.document(certificate_json(authority->certificate()));
        return ExitCode::done;
    }
    print_certificate(output, authority->certificate(), "root, internal");
    output.text("keep " + arguments.out +
                " on a medium that is put away; each person keeps one part of its passphrase");
    output.text("trust it: velocert-cli certificate import " + arguments.out + "/authority.pem --trust FILE");
    return ExitCode::done;
}

/// On record first, then handed out: a key nobody knows of can never be revoked.
ExitCode hand_out(const Output& output, const Arguments& arguments, const Result<signing::IssuedKey>& issued) {
    if (!issued) return output.refuse(issued.error());
    if (const auto done = hand_out_key(arguments.authority, *issued, arguments.out); !done)
        return output.refuse(done.error());
    if (output.json) {
        output.document(certificate_json(issued->certificate).set("file", arguments.out));
        return ExitCode::done;
    }
    print_certificate(output, issued->certificate, {});
    output.text("the key is in " + arguments.out);
    return ExitCode::done;
}

Result<void> check_free(const std::string& path) {
    if (!std::filesystem::exists(path)) return {};
    return base::fail(ErrorCode::already_exists, path, "there is a file of this name", "a new name");
}

ExitCode issue(const Output& output, const Arguments& arguments) {
    if (const auto may = permitted(arguments, laboratory::Act::issue_certificate, "issue a key"); !may)
        return output.refuse(may.error());
    if (const auto free = check_free(arguments.out); !free) return output.refuse(free.error());
    const auto opened = open_authority(arguments, true);
    if (!opened) return output.refuse(opened.error());
    return hand_out(output, arguments,
                    opened->authority.issue({arguments.name, arguments.account, key_kind(arguments), arguments.years},
                                            opened->passphrase, arguments.clock.now()));
}

ExitCode issue_time_stamp(const Output& output, const Arguments& arguments) {
    if (const auto may = permitted(arguments, laboratory::Act::issue_certificate, "issue a time-stamp key"); !may)
        return output.refuse(may.error());
    if (const auto free = check_free(arguments.out); !free) return output.refuse(free.error());
    const auto opened = open_authority(arguments, true);
    if (!opened) return output.refuse(opened.error());
    return hand_out(output, arguments,
                    opened->authority.issue_time_stamp(arguments.name, arguments.time_stamp_years, opened->passphrase,
                                                       arguments.clock.now()));
}

ExitCode revoke(const Output& output, const Arguments& arguments) {
    if (const auto may = permitted(arguments, laboratory::Act::issue_certificate, "revoke a certificate"); !may)
        return output.refuse(may.error());
    const auto now = arguments.clock.now();
    std::optional<signing::Revocation> revocation;
    if (!arguments.serial.empty()) {
        const auto reason = signing::parse_revocation_reason(arguments.reason);
        if (!reason) return output.refuse(reason.error());
        const auto since = arguments.since.empty() ? Result<Time>(now) : base::parse_utc(arguments.since);
        if (!since) return output.refuse(since.error());
        // Other programs print the digits of a serial number in capitals.
        auto serial = arguments.serial;
        std::ranges::transform(serial, serial.begin(), [](char digit) {
            return digit >= 'A' && digit <= 'F' ? static_cast<char>(digit + ('a' - 'A')) : digit;
        });
        revocation = signing::Revocation{std::move(serial), *since, *reason};
    }
    const auto opened = open_authority(arguments, false);
    if (!opened) return output.refuse(opened.error());
    const auto list = signing::write_revocation_list(arguments.authority, opened->authority, revocation, now);
    if (!list) return output.refuse(list.error());
    print_revocations(output, *list, (std::filesystem::path(arguments.authority) / "revoked.pem").string());
    return ExitCode::done;
}

ExitCode list(const Output& output, const Arguments& arguments) {
    if (arguments.authority.empty() == arguments.trust.empty())
        return output.refuse({ErrorCode::missing_field, "certificate list", "not one place to look in",
                              "either --authority FOLDER or --trust FILE"});
    if (!arguments.trust.empty()) {
        const auto trust = signing::read_trust_file(arguments.trust);
        if (!trust) return output.refuse(trust.error());
        print_trust(output, **trust);
        return ExitCode::done;
    }
    const auto record = signing::read_authority_folder(arguments.authority);
    if (!record) return output.refuse(record.error());
    print_authority(output, *record);
    return ExitCode::done;
}

ExitCode import(const Output& output, const Arguments& arguments) {
    if (const auto may = permitted(arguments, laboratory::Act::import_trust, "import into a trust list"); !may)
        return output.refuse(may.error());
    const auto bytes = signing::read_bounded_file(arguments.file, largest_file);
    if (!bytes) return output.refuse(bytes.error());
    signing::TrustList trust;
    if (std::filesystem::exists(arguments.trust)) {
        auto read = signing::read_trust_file(arguments.trust);
        if (!read) return output.refuse(read.error());
        trust = std::move(**read);
    }
    const auto kind = arguments.kind == "licensed" ? signing::TrustKind::licensed : signing::TrustKind::internal;
    if (const auto imported = trust.import(*bytes, kind, arguments.file); !imported)
        return output.refuse(imported.error());
    if (const auto written = signing::replace_public_file(arguments.trust, base::as_bytes(trust.text())); !written)
        return output.refuse(written.error());
    print_trust(output, trust);
    return ExitCode::done;
}

ExitCode check(const Output& output, const Arguments& arguments) {
    const auto at = arguments.at.empty() ? Result<Time>(arguments.clock.now()) : base::parse_utc(arguments.at);
    if (!at) return output.refuse(at.error());
    const auto trust = signing::read_trust_file(arguments.trust);
    if (!trust) return output.refuse(trust.error());
    if (!*trust) return output.refuse({ErrorCode::missing_field, "--trust", "no file is named", "a trust list"});
    const auto bytes = signing::read_bounded_file(arguments.file, largest_file);
    if (!bytes) return output.refuse(bytes.error());
    const auto certificates = signing::Certificate::parse_all(*bytes, arguments.file);
    if (!certificates) return output.refuse(certificates.error());
    std::vector<signing::Der> issuers;
    for (std::size_t i = 1; i < certificates->size(); ++i) issuers.push_back((*certificates)[i].der);
    const auto& certificate = certificates->front();
    const auto status = signing::check_chain(certificate, issuers, **trust, *at);
    print_chain(output, certificate, status);
    return status.valid ? ExitCode::done : ExitCode::integrity;
}

using Work = ExitCode (*)(const Output&, const Arguments&);

CLI::App* add_work(CLI::App& parent, CommandLine& line, const std::shared_ptr<Arguments>& arguments,
                   const char* command_name, const char* description, Work work) {
    auto* command = parent.add_subcommand(command_name, description);
    command->callback([&line, arguments, work] {
        line.action = [arguments, work](const Output& output) { return work(output, *arguments); };
    });
    return command;
}

}  // namespace

void add_certificate(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "certificate", "Keys and certificates: an internal authority, persons, whom the laboratory trusts");
    const auto arguments = std::make_shared<Arguments>();
    command->footer(std::string(example));
    command->require_subcommand(0, 1);

    auto* authority = add_work(*command, line, arguments, "authority",
                               "Make an internal authority; its key needs two persons", make_authority);
    authority->add_option("--out", arguments->out, "Folder to make")->required();
    authority->add_option("--organization", arguments->organization, "Name of the laboratory")->capture_default_str();
    authority->add_option("--years", arguments->authority_years, "How long it is valid, 5 to 30")
        ->capture_default_str();

    auto* issuing = add_work(*command, line, arguments, "issue", "Make a key and a certificate for a person", issue);
    issuing->add_option("--name", arguments->name, "Name of the person, as it is to be printed")->required();
    issuing->add_option("--account", arguments->account, "Id of the person's account")->required();
    issuing->add_option("--years", arguments->years, "How long it is valid, 1 to 3")->capture_default_str();

    auto* stamping = add_work(*command, line, arguments, "time-stamp", "Make a key and a certificate for time-stamps",
                              issue_time_stamp);
    stamping->add_option("--name", arguments->name, "Name of the service")->required();
    stamping->add_option("--years", arguments->time_stamp_years, "How long it is valid, 1 to 15")
        ->capture_default_str();

    auto* revoking =
        add_work(*command, line, arguments, "revoke",
                 "Revoke a certificate and write the next revocation list; without --serial only renew it", revoke);
    revoking->add_option("--serial", arguments->serial, "Serial number, as 'certificate list' shows it");
    revoking->add_option("--reason", arguments->reason,
                         "key-compromise, affiliation-changed, superseded, cessation, on-hold, withdrawn, unspecified");
    revoking->add_option("--since", arguments->since,
                         "Signatures from then on no longer count (2026-03-01T00:00:00.000Z)");

    auto* listing =
        add_work(*command, line, arguments, "list", "List what an authority issued, or whom a trust list trusts", list);
    auto* importing = add_work(*command, line, arguments, "import",
                               "Put an authority or a revocation list (PEM or DER) into a trust list", import);
    importing->add_option("--kind", arguments->kind, "What a root in it is: internal or licensed")
        ->check(CLI::IsMember({"internal", "licensed"}))
        ->capture_default_str();
    auto* checking = add_work(*command, line, arguments, "check", "Say whether a certificate holds at a time", check);
    checking->add_option("--at", arguments->at, "The time; now if nothing is said");

    for (auto* one : {authority, issuing, stamping, revoking, importing}) {
        one->add_option("--archive", arguments->archive,
                        "Archive of the laboratory: then somebody of it has to be permitted to do this");
        one->add_option("--user", arguments->login, "Login of that person; the password is asked for first");
        one->add_flag("--password-stdin", arguments->from_stdin, "Read the secrets from standard input, one a line");
    }
    for (auto* one : {authority, issuing})
        one->add_option("--key", arguments->key, "p256, or rsa (3072 bits)")
            ->check(CLI::IsMember({"p256", "rsa"}))
            ->capture_default_str();
    for (auto* one : {issuing, stamping, revoking})
        one->add_option("--authority", arguments->authority, "Folder of the authority")->required();
    for (auto* one : {issuing, stamping})
        one->add_option("--out", arguments->out, "Key file to write (PKCS#12)")->required();
    listing->add_option("--authority", arguments->authority, "Folder of the authority");
    listing->add_option("--trust", arguments->trust, "Trust list");
    for (auto* one : {importing, checking}) {
        one->add_option("FILE", arguments->file, "Certificates in PEM or DER")->required();
        one->add_option("--trust", arguments->trust, "Trust list")->required();
    }

    command->callback([&line, command] {
        if (!command->get_subcommands().empty()) return;
        line.action = [command](const Output& output) {
            output.say(command->help());
            return output.refuse({ErrorCode::bad_input, "certificate", "nothing to do was named",
                                  "authority, issue, time-stamp, revoke, list, import or check"});
        };
    });
}

}  // namespace velocert::app
