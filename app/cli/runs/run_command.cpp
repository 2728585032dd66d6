// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <unistd.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

#include "app/cli/acting_person.h"
#include "app/cli/instruments/watch_beside.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "app/cli/records/failure_commands.h"
#include "app/cli/reports/report_arguments.h"
#include "app/cli/runs/answers_file.h"
#include "app/cli/runs/operators.h"
#include "app/cli/runs/run_ending.h"
#include "app/planning/run_planning.h"
#include "core/conformity/decision_rule.h"
#include "core/laboratory/free_texts.h"
#include "core/records/archive.h"
#include "core/records/people/people.h"
#include "core/records/second_person.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/signing/certificates/trust_file.h"
#include "instruments/registry/hazard_consent.h"
#include "instruments/registry/line_sharing.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/bench/virtual_bench.h"
#include "instruments/simulators/bench/virtual_parts.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

struct Arguments {
    std::string item;
    std::vector<std::string> procedures;
    std::string archive;
    std::string station;
    std::optional<std::string> scenario;
    std::string answers;
    std::string release;
    std::string rule = "simple";
    std::string fraction;
    std::string risk;
    std::string parts;
    std::string resume;
    std::string pack;
    std::string trust;
    std::string comparison = "full-value";
    ActorOptions actor;
    std::vector<std::string> override_roles;
    std::string reason;
    std::string approver;
    double pace = 0;
    bool training = false;
    bool wait = false;
};

Result<base::Decimal> decimal_of(const std::string& option, const std::string& text) {
    auto value = base::Decimal::parse(text);
    if (value) return value;
    auto error = value.error();
    error.where = option;
    return base::fail(std::move(error));
}

/// The decision rule the options name; figures that do not belong to it are refused, not ignored.
Result<conformity::DecisionRule> rule_of(const Arguments& arguments) {
    using conformity::RuleName;
    conformity::DecisionRule rule;
    const auto name = conformity::parse_rule_name(arguments.rule);
    if (!name) return base::fail(name.error());
    rule.rule = *name;
    const auto comparison = conformity::parse_comparison(arguments.comparison);
    if (!comparison) return base::fail(comparison.error());
    rule.comparison = *comparison;
    if (!arguments.fraction.empty()) {
        if (rule.rule != RuleName::guard_band && rule.rule != RuleName::four_zone)
            return base::fail(ErrorCode::bad_input, "--fraction", "a fraction of U with the rule " + arguments.rule,
                              "--fraction with --rule guard-band or four-zone");
        const auto fraction = decimal_of("--fraction", arguments.fraction);
        if (!fraction) return base::fail(fraction.error());
        rule.fraction = *fraction;
    }
    if (!arguments.risk.empty()) {
        const auto risk = decimal_of("--risk", arguments.risk);
        if (!risk) return base::fail(risk.error());
        rule.risk = *risk;
    }
    if (const auto good = conformity::check(rule); !good) {
        auto error = good.error();
        error.where = "--" + error.where;
        return base::fail(std::move(error));
    }
    return rule;
}

/// What a run works on: a station of real ports, or the virtual bench.
struct Bench {
    laboratory::Station station;
    std::unique_ptr<instruments::VirtualBench> simulated;
    std::unique_ptr<instruments::HazardConsent> consent = std::make_unique<instruments::HazardConsent>();
    std::unique_ptr<instruments::StationInstruments> real;

    sequence::InstrumentSource& instruments() {
        if (simulated) return simulated->instruments();
        return *real;
    }
};

Result<Bench> bench_of(const Arguments& arguments, const base::Clock& clock) {
    Bench bench;
    if (arguments.scenario) {
        auto created = instruments::VirtualBench::create(arguments.scenario->empty() ? "default" : *arguments.scenario,
                                                         arguments.pace, clock);
        if (!created) return base::fail(created.error());
        bench.simulated = std::move(*created);
        bench.station = bench.simulated->station();
        return bench;
    }
    const auto text = read_file(arguments.station);
    if (!text) return base::fail(text.error());
    const auto json = Json::parse(*text, arguments.station);
    if (!json) return base::fail(json.error());
    auto station = laboratory::station_from_json(*json, arguments.station);
    if (!station) return base::fail(station.error());
    for (const auto& instrument : station->instruments) {
        const auto refuse = [&](base::Error error) {
            // It is the file that is wrong, and no port was asked.
            if (error.code == ErrorCode::port_settings) error.code = ErrorCode::bad_value;
            error.where = arguments.station + ", instrument for the role '" + instrument.role + "'" +
                          (error.where.empty() || error.where == "driver" || error.where == instrument.driver
                               ? ""
                               : ", " + error.where);
            return base::fail(std::move(error));
        };
        const auto known = instruments::find_driver(instrument.driver);
        if (!known) return refuse(known.error());
        // Its options, too, the line's settings among them, before anything is recorded.
        if (const auto decoder = (*known)->make_decoder(instrument.options); !decoder) return refuse(decoder.error());
    }
    for (const auto& instrument : station->instruments)
        if (auto may = instruments::may_share_port(instrument, station->instruments); !may)
            return base::fail(may.error());
    bench.station = *station;
    bench.real = std::make_unique<instruments::StationInstruments>(*station, clock, bench.consent->inputs());
    return bench;
}

/// The archive if it is there; nothing if it has to be made.
Result<std::unique_ptr<records::Archive>> existing_archive(const std::string& folder, const base::Clock& clock) {
    if (!std::filesystem::exists(std::filesystem::path(folder) / "archive.json")) return nullptr;
    return records::Archive::open(folder, clock);
}

/// Who answers; the others also point at it where it is a file of answers, and where it gives usual ones.
Result<std::unique_ptr<sequence::Operator>> operator_of(const Arguments& arguments, AnswersFile*& file,
                                                        UsualAnswers*& usual) {
    if (!arguments.answers.empty()) {
        const auto text = read_file(arguments.answers);
        if (!text) return base::fail(text.error());
        auto answers = AnswersFile::parse(*text, arguments.answers);
        if (!answers) return base::fail(answers.error());
        usual = file = answers->get();
        return std::unique_ptr<sequence::Operator>(std::move(*answers));
    }
    if (arguments.scenario) {
        auto willing = std::make_unique<WillingOperator>();
        usual = willing.get();
        return std::unique_ptr<sequence::Operator>(std::move(willing));
    }
    return std::unique_ptr<sequence::Operator>(std::make_unique<TerminalOperator>());
}

/// Turns SIGINT and SIGTERM into a stop of the run: it is suspended where that can be, else ended safely.
class InterruptWatch {
  public:
    explicit InterruptWatch(sequence::RunControl& control)
        : thread_([&control](std::stop_token stop) {
              while (!stop.stop_requested()) {
                  if (interrupted()) {
                      control.request(sequence::RunControl::Stop::suspend, interrupt_cause());
                      return;
                  }
                  std::this_thread::sleep_for(std::chrono::milliseconds(20));
              }
          }) {}

  private:
    std::jthread thread_;
};

/// The bill of parts that was named, or the virtual vehicle's own.
Result<std::vector<laboratory::Part>> parts_of(const Arguments& arguments) {
    if (!arguments.parts.empty()) return load_parts(arguments.parts);
    if (arguments.scenario && arguments.resume.empty()) return instruments::virtual_bill();
    return std::vector<laboratory::Part>{};
}

/// Who runs, and what a second person approves.
struct Persons {
    std::optional<laboratory::Account> account;  ///< none in an archive without accounts
    std::vector<sequence::CalibrationOverride> overrides;
};

/// In an archive with accounts both sign in; without one (or without an archive yet) they are names.
Result<Persons> persons_of(const Arguments& arguments, records::Archive* archive, const base::Clock& clock) {
    Persons out;
    base::Person approver{{}, arguments.approver};
    if (archive == nullptr && !arguments.actor.login.empty())
        return base::fail(ErrorCode::not_found, "--user " + arguments.actor.login, "there is no archive yet",
                          "--operator NAME; or an archive with accounts, made with 'user add'");
    if (archive != nullptr) {
        const auto people = records::people_register(*archive);
        if (!people) return base::fail(people.error());
        if (!people->empty() || !arguments.actor.login.empty()) {
            auto acting = acting_person(*archive, clock, arguments.actor, "run");
            if (!acting) return base::fail(acting.error());
            out.account = std::move(acting->account);
        }
        if (out.account && !arguments.override_roles.empty()) {
            const auto second =
                sign_in(*archive, clock, arguments.approver, arguments.actor.password_stdin, "approve a deviation");
            if (!second) return base::fail(second.error());
            if (auto may = records::require_or_record(*archive, clock, *second, laboratory::Act::approve_deviation, {},
                                                      "run by " + out.account->id);
                !may)
                return base::fail(may.error());
            if (auto other = records::need_second_person(*archive, out.account->person(), second->person(),
                                                         "the deviation", "carries out the run");
                !other)
                return base::fail(other.error());
            approver = second->person();
        }
    }
    for (const auto& role : arguments.override_roles)
        out.overrides.push_back({role, arguments.reason, approver.name, approver.id});
    return out;
}

/// What is about to be run, and where it goes on record.
struct Prepared {
    PlannedRun planned;
    std::unique_ptr<records::Archive> archive;
    std::optional<sequence::Run> suspended;  ///< that is gone on with
};

Result<Prepared> prepare_new(const Arguments& arguments, const Bench& bench, const base::Clock& clock) {
    const auto text = read_file(arguments.item);
    if (!text) return base::fail(text.error());
    const auto json = Json::parse(*text, arguments.item);
    if (!json) return base::fail(json.error());
    const auto item = laboratory::new_item(*json, arguments.item);
    if (!item) return base::fail(item.error());
    const auto rule = rule_of(arguments);
    if (!rule) return base::fail(rule.error());
    auto parts = parts_of(arguments);
    if (!parts) return base::fail(parts.error());
    RunRequest request{*item, bench.station, arguments.procedures, {}, {}, arguments.actor.name, std::move(*parts)};
    request.rule = *rule;
    if (!arguments.pack.empty()) {
        auto own = standards::load_own_pack(arguments.pack);
        if (!own) return base::fail(own.error());
        request.own_pack = std::move(*own);
    }
    const auto trust = signing::read_trust_file(arguments.trust);
    if (!trust) return base::fail(trust.error());
    if (*trust) request.trust = &**trust;
    if (!arguments.release.empty()) {
        auto release = read_file(arguments.release);
        if (!release) return base::fail(release.error());
        request.release = LaboratoryRelease{std::move(*release), arguments.release, std::nullopt};
    }
    auto archive = existing_archive(arguments.archive, clock);
    if (!archive) return base::fail(archive.error());
    if (*archive) {
        auto equipment = records::equipment_register(**archive);
        if (!equipment) return base::fail(equipment.error());
        request.equipment = std::move(*equipment);
    }
    auto persons = persons_of(arguments, archive->get(), clock);
    if (!persons) return base::fail(persons.error());
    if (persons->account) {
        request.operator_name = persons->account->person().name;
        request.operator_account = persons->account->id;
    }
    request.overrides = std::move(persons->overrides);
    const bool training = *archive ? (*archive)->training() : arguments.scenario.has_value() || arguments.training;
    if (bench.station.is_virtual && !training)
        return base::fail(ErrorCode::not_permitted, arguments.archive, "is an archive of real records",
                          "a training archive for the virtual bench");
    if (arguments.training && !training)
        return base::fail(ErrorCode::not_permitted, arguments.archive,
                          "an archive of real records, and --training was asked for",
                          "a training archive; --training in a new folder makes one");
    auto planned = plan_run(request, training, archive->get());
    if (!planned) return base::fail(planned.error());
    if (persons->account)
        if (auto may = may_run(**archive, clock, *persons->account, planned->plan.procedures, "item " + item->id); !may)
            return base::fail(may.error());
    // A new archive is made last, when nothing can be wrong with the plan any more.
    if (!*archive) {
        archive = records::Archive::create(
            arguments.archive, training ? records::ArchiveKind::training : records::ArchiveKind::real, clock);
        if (!archive) return base::fail(archive.error());
    }
    return Prepared{std::move(*planned), std::move(*archive), std::nullopt};
}

Result<Prepared> prepare_resumption(const Arguments& arguments, const Bench& bench, const base::Clock& clock) {
    auto archive = records::Archive::open(arguments.archive, clock);
    if (!archive) return base::fail(archive.error());
    auto run = (*archive)->run(arguments.resume);
    if (!run) return base::fail(run.error());
    const auto more = parts_of(arguments);
    if (!more) return base::fail(more.error());
    auto equipment = records::equipment_register(**archive);
    if (!equipment) return base::fail(equipment.error());
    auto persons = persons_of(arguments, archive->get(), clock);
    if (!persons) return base::fail(persons.error());
    auto planned = plan_resumption(*run, **archive, bench.station,
                                   persons->account ? persons->account->person().name : arguments.actor.name, *more,
                                   std::move(*equipment), std::move(persons->overrides),
                                   persons->account ? persons->account->id : std::string());
    if (!planned) return base::fail(planned.error());
    if (persons->account)
        if (auto may = may_run(**archive, clock, *persons->account, planned->plan.procedures, "run " + run->id); !may)
            return base::fail(may.error());
    return Prepared{std::move(*planned), std::move(*archive), std::move(*run)};
}

ExitCode run(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    AnswersFile* answers = nullptr;
    UsualAnswers* usual = nullptr;
    auto person = operator_of(arguments, answers, usual);
    if (!person) return output.refuse(person.error());
    auto bench = bench_of(arguments, clock);
    if (!bench) return output.refuse(bench.error());
    auto prepared =
        arguments.resume.empty() ? prepare_new(arguments, *bench, clock) : prepare_resumption(arguments, *bench, clock);
    if (!prepared) return output.refuse(prepared.error());
    if (answers != nullptr)
        if (const auto fine = answers->fits(prepared->planned.plan.edition); !fine) return output.refuse(fine.error());
    if (answers != nullptr && prepared->archive->training()) answers->allow_usual();
    if (answers != nullptr && !prepared->archive->training() && answers->accepts())
        output.say(
            "note: \"accept\" confirms what asks for nothing; in an archive of records whatever is to be said must "
            "stand "
            "in the answers file, and what lets a voltage or a brake on, too");
    if (usual != nullptr && prepared->archive->training()) usual->set_item(prepared->planned.plan.item);
    for (const auto& warning : prepared->planned.warnings) output.say("warning: " + warning);
    if (const auto made = prepared->planned.plan.item.traits.made_on;
        made && base::day_of(clock.now() + local_offset(clock)) < *made)
        output.say("warning: by this machine's clock the item is yet to be made (made_on " + base::text(*made) +
                   "): no report can be issued on this run while one of the two is wrong");
    // What a watchdog had to do since the last time belongs into this archive's record before anything else.
    const auto watched = instruments::enter_records(arguments.archive, *prepared->archive);
    if (!watched) return output.refuse(watched.error());
    for (const auto& kept : *watched) output.say("note: " + kept.text());
    tell_watched(output);
    tell_open_failures(output, *prepared->archive);
    if (bench->real) {
        bench->real->used_by({prepared->planned.plan.operator_name, "run " + prepared->planned.plan.run_id});
        bench->real->watched(instruments::watch_folder(arguments.archive));
    }

    sequence::RunControl control;
    const InterruptWatch watch(control);
    const instruments::RegistryDecoders decoders;
    ReportingOperator reporting(**person, [&bench](const sequence::Prompt& prompt, const sequence::Answer& answer) {
        bench->consent->answered(prompt, answer);
        if (bench->simulated) bench->simulated->performed(prompt, answer);
    });
    ProgressLines progress(isatty(STDERR_FILENO) != 0 && !output.json, prepared->planned.planned_steps);
    prepared->planned.plan.suspend_for_rests = !arguments.wait;
    // The waits of a virtual bench pass on its own clock.
    const base::Clock& run_clock = bench->simulated ? bench->simulated->clock() : clock;
    sequence::Runner runner(run_clock, bench->instruments(), decoders, reporting, *prepared->archive, progress,
                            control);
    const auto edition = prepared->planned.plan.edition;
    const auto done = prepared->suspended
                          ? runner.resume(std::move(prepared->planned.plan), std::move(*prepared->suspended))
                          : runner.run(std::move(prepared->planned.plan));
    if (!done) return output.refuse(done.error());
    print_result(output, *done, arguments.archive, progress.expected_json(), sequence::open_clauses(edition, *done));
    return ending(*done);
}

}  // namespace

void add_run(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("run", "Run procedures (all applicable ones by default) and record them");
    const auto arguments = std::make_shared<Arguments>();
    auto* item = command->add_option("--item", arguments->item, "Test item, JSON (velocert-item/1)");
    command->add_option("--procedure", arguments->procedures, "Procedure id (repeatable; default: all that apply)");
    command->add_option("--archive", arguments->archive, "Archive folder; made if it is not there")->required();
    auto* station =
        command->add_option("--station", arguments->station, "Station with its ports, JSON (velocert-station/1)");
    auto* simulated = command
                          ->add_option("--virtual", arguments->scenario,
                                       "Virtual bench, with a scenario's name or file; training archives only. The "
                                       "plain one is a vehicle with lead-acid batteries, as heavy as those may be; "
                                       "light-vehicle passes the limit of the others, too")
                          ->expected(0, 1)
                          ->default_str("default");
    station->excludes(simulated);
    command->add_option("--answers", arguments->answers,
                        "Replies to prompts, JSON (velocert-answers/1): keys are procedure/step/prompt, and "
                        "procedure/step/retry for another attempt after one that does not count; resources/samples of "
                        "the source has whole files with their items");
    command->add_option("--release", arguments->release,
                        "Limits released by the laboratory, JSON (velocert-release/1)");
    command->add_option("--rule", arguments->rule,
                        "Decision rule: simple, guard-band, four-zone or target-risk (default: simple)");
    command->add_option("--fraction", arguments->fraction, "r of the guard band w = r U, 0 to 10 (default: 1)");
    command->add_option("--risk", arguments->risk,
                        "target-risk: probability of false acceptance at the acceptance limit, up to 0.5");
    command->add_option("--parts", arguments->parts,
                        "Bill of parts, JSON (velocert-parts/1); with --resume: what is added to it");
    auto* pack = command->add_option("--pack", arguments->pack,
                                     "Folder with the laboratory's own pack of the edition, a changed copy of the "
                                     "shipped one; approved with 'pack' where the archive has accounts");
    command
        ->add_option("--trust", arguments->trust,
                     "With --pack: trust list (JSON), whose revocation lists say whether the key is revoked that "
                     "approved the pack")
        ->needs(pack);
    auto* resume =
        command
            ->add_option("--resume", arguments->resume, "Id of a run to go on with that was suspended or interrupted")
            ->excludes(item)
            ->excludes(pack);
    command->add_option("--comparison", arguments->comparison, "full-value or rounded-value (GB/T 8170)");
    command->add_option("--operator", arguments->actor.name, "Name of the person at the bench, for the record");
    add_actor_options(*command, arguments->actor);
    auto* overridden = command->add_option("--override-calibration", arguments->override_roles,
                                           "Role whose instrument is used in spite of its calibration: a deviation "
                                           "(repeatable)");
    auto* reason = command->add_option("--reason", arguments->reason, "Why, for the record and the report");
    auto* approver = command->add_option("--approved-by", arguments->approver,
                                         "Second person who approves the deviation, not the operator: a name, or a "
                                         "login where the archive has accounts");
    overridden->needs(reason)->needs(approver);
    reason->needs(overridden);
    approver->needs(overridden);
    command->add_option("--pace", arguments->pace, "Virtual bench: 1 is real time, 0 as fast as possible")
        ->check([](const std::string& text) {
            double pace = 0;
            return CLI::detail::lexical_cast(text, pace) && pace >= 0 ? std::string() : "expected 0 or more: " + text;
        });
    command->add_flag("--wait", arguments->wait,
                      "Stay while a sample rests and nothing else is left to do (default: the run is suspended)");
    command->add_flag("--training", arguments->training, "Make a new archive a training archive");
    command->footer(
        "Example: velocert-cli run --item item.json --archive training --virtual\n"
        "         velocert-cli run --item resources/samples/assist-2024-item.json --archive training \\\n"
        "           --virtual light-vehicle --answers resources/samples/assist-2024-answers.json\n"
        "         velocert-cli run --item item.json --procedure braking --archive lab --station station.json\n"
        "         velocert-cli run --resume 20261125-1a2b3c4d5e6f --archive lab --station station.json\n"
        "         velocert-cli run --item item.json --archive lab --station station.json --operator 'Li Ming' \\\n"
        "           --override-calibration scale --reason 'certificate is in the post' --approved-by 'Wang Fang'\n"
        "         velocert-cli run --item item.json --archive lab --station station.json --user li.ming\n"
        "Item: {\"id\":\"S-001\",\"battery\":\"lead-acid\",\"drive\":\"electric\",\"made_on\":\"2025-10-01\"}\n"
        "Station: {\"format\":\"velocert-station/1\",\"id\":\"B1\",\"name\":\"Bench 1\",\"instruments\":["
        "{\"role\":\"scale\",\"driver\":\"mt-sics\",\"port\":\"/dev/ttyUSB0\"}]}");
    command->callback([&line, arguments, station, simulated, item, resume] {
        if (simulated->count() == 0) arguments->scenario.reset();
        if (simulated->count() > 0 && !arguments->scenario) arguments->scenario = "default";
        const bool chosen = station->count() + simulated->count() > 0;
        const bool what = item->count() + resume->count() > 0;
        line.action = [arguments, chosen, what](const Output& output) {
            if (!what)
                return output.refuse({ErrorCode::bad_input, "run", "neither an item nor a suspended run was named",
                                      "--item FILE or --resume RUN"});
            if (!chosen)
                return output.refuse(
                    {ErrorCode::bad_input, "run", "no bench was named", "--station FILE or --virtual [SCENARIO]"});
            return run(output, *arguments);
        };
    });
}

}  // namespace velocert::app
