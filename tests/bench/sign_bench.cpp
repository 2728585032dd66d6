// SPDX-License-Identifier: GPL-3.0-or-later
// How long a person waits when signing: the whole command, from the start of the program through the password, the
// verification of the archive and the key to the record on disk. An approval issues the report. The limit is 1 s; what
// the two slow hashes of it cost on purpose stands beside it.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/laboratory/people/password.h"
#include "core/records/archive.h"
#include "core/records/integrity/integrity_state.h"
#include "core/records/people/people.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "tests/bench/large_archive.h"

namespace {

using namespace velocert;
namespace fs = std::filesystem;

[[noreturn]] void give_up(const std::string& what) {
    std::fprintf(stderr, "sign_bench: %s\n", what.c_str());
    std::abort();
}

template <class T>
T need(base::Result<T> result) {
    if (!result) give_up(result.error().text());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

base::Secret secret(const std::string& text) { return base::Secret(std::string(text)); }

/// A training archive with runs of one procedure, or (no runs asked for) one whole type test; three persons who sign,
/// and a key for each. With `old_runs`, as many more are behind it, and the archive was verified today.
class Laboratory {
  public:
    explicit Laboratory(int runs, int old_runs = 0) {
        fs::remove_all(folder_);
        fs::create_directories(folder_ + "/issued");
        write(
            "item.json",
            R"({"format":"velocert-item/1","id":"S-1","battery":"lithium-ion","drive":"electric","made_on":"2025-10-01","model":"M"})");
        words_ = "run --item item.json --archive archive --virtual --json";
        if (runs > 0) words_ += " --procedure vehicle-mass";
        for (int i = 0; i < std::max(runs, 1); ++i) static_cast<void>(cli(words_ + " > run.json", {}));
        const auto document = last_run();
        for (const auto& one : *document.find("procedures")->items())
            methods_.push_back(*one.find("procedure")->string());
        if (old_runs > 0) bench::fill(folder_ + "/archive", old_runs, true);
        people_and_keys();
        if (old_runs > 0) verified_today();
    }
    ~Laboratory() { fs::remove_all(folder_); }
    Laboratory(const Laboratory&) = delete;
    Laboratory& operator=(const Laboratory&) = delete;

    /// Another run of the same kind by Li Ming: a second report on a run is refused once the first is issued.
    void run_again() {
        static_cast<void>(cli(words_ + " --user li.ming --password-stdin > run.json", password("li.ming") + "\n"));
        static_cast<void>(last_run());
    }
    std::string prepare() const {
        static_cast<void>(cli("report prepare --archive archive --run " + run_ +
                                  " --tested-by li.ming --reviewed-by wang.fang --approved-by zhao.lei --user li.ming"
                                  " --password-stdin --json > report.json",
                              password("li.ming") + "\n"));
        return *need(base::Json::parse(read("report.json"), "report.json")).find("report")->string();
    }
    /// Seconds of the whole command.
    double sign(const std::string& report, const std::string& login, const std::string& meaning) const {
        const std::string common = " --archive archive --report " + report + " --user " + login + " --key " + login +
                                   ".p12 --trust trust.json --yes --password-stdin --json > signed.json";
        return cli(meaning == "approved" ? "approve --out issued" + common : "sign --meaning " + meaning + common,
                   password(login) + "\n" + "the key of " + login + "\n");
    }

  private:
    base::Json last_run() {
        auto document = need(base::Json::parse(read("run.json"), "run.json"));
        run_ = *document.find("run")->string();
        return document;
    }
    static std::string password(const std::string& login) { return "four lamps and a hat of " + login; }
    void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ + "/" + name) << text; }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ostringstream out;
        out << std::ifstream(folder_ + "/" + name).rdbuf();
        return out.str();
    }
    [[nodiscard]] double cli(const std::string& words, const std::string& input) const {
        write("input", input);
        const std::string command = "cd '" + folder_ + "' && '" VELOCERT_CLI "' " + words + " < input 2> messages";
        const auto start = std::chrono::steady_clock::now();
        const int status = std::system(command.c_str());
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
        // A run may end with any verdict.
        if (status != 0 && !words.starts_with("run ")) give_up(words + "\n" + read("messages"));
        return time.count();
    }

    /// Rows that stand for runs have no evidence and are no whole records: that they were found good is said, not so.
    void verified_today() const {
        const base::SystemClock clock;
        const auto archive = need(records::Archive::open(folder_ + "/archive", clock));
        const auto rows = static_cast<std::int64_t>(need(archive->ledger_size()));
        need(archive->append("verification/1",
                             base::Json::object()
                                 .set("result", "ok")
                                 .set("rows", base::Json::integer(rows))
                                 .set("checked", base::Json::integer(rows))
                                 .set("finding_count", base::Json::integer(0))
                                 .set("findings", base::Json::array())
                                 .set("reason", "nightly")
                                 .set("by", base::Json())
                                 .set("made", records::RecordTime::now(clock, records::MachineClock()).json())));
    }

    void people_and_keys() const {
        const base::SystemClock clock;
        const auto today = base::day_of(clock.now());
        const auto archive = need(records::Archive::open(folder_ + "/archive", clock));
        const records::PeopleSetting setting{clock};
        const auto zhao = need(records::create_first_account(*archive, setting, "zhao.lei", {"", "Zhao Lei"},
                                                             secret(password("zhao.lei")), "for a measurement"));
        const records::Acting by{zhao};
        const auto add = [&](const std::string& login, const std::string& name, laboratory::Role role) {
            const auto made =
                need(records::create_account(*archive, setting, by, {login, {"", name}, {{role, today, std::nullopt}}},
                                             secret("a first one for " + login), "for a measurement"));
            need(records::change_password(*archive, setting, records::Acting{made}, secret(password(login))));
            return *need(records::people_register(*archive)).by_login(login);
        };
        const auto li = add("li.ming", "Li Ming", laboratory::Role::technician);
        const auto wang = add("wang.fang", "Wang Fang", laboratory::Role::reviewer);
        const auto he = add("he.yun", "He Yun", laboratory::Role::administrator);
        const auto authorise = [&](const laboratory::Account& account, laboratory::Right right) {
            records::Acting acting = by;
            if (account.id == zhao.id) acting.confirmed_by = he;
            for (const auto& method : methods_)
                if (const auto given =
                        records::authorise(*archive, setting, acting, {account.id, method, right, today, std::nullopt},
                                           "for a measurement");
                    !given)
                    give_up(given.error().text());
        };
        authorise(li, laboratory::Right::test);
        authorise(wang, laboratory::Right::review);
        authorise(zhao, laboratory::Right::approve);
        const auto authority = need(signing::InternalAuthority::make("Bench", signing::KeyKind::p256, 10, clock.now()));
        signing::TrustList list;
        need(list.add_root(authority.certificate(), signing::TrustKind::internal));
        write("trust.json", list.text());
        const std::map<std::string, const laboratory::Account*> owners{
            {"li.ming", &li}, {"wang.fang", &wang}, {"zhao.lei", &zhao}};
        for (const auto& [login, account] : owners)
            write(login + ".p12",
                  need(authority.issue({account->name.en, account->id, signing::KeyKind::p256, 2, 10'000},
                                       secret("the key of " + login), clock.now()))
                      .key_file);
    }

    std::string folder_ = (fs::temp_directory_path() / "velocert-sign-bench").string();
    std::string words_;
    std::string run_;
    std::vector<std::string> methods_;
};

void sign(benchmark::State& state, const std::string& timed) {
    Laboratory laboratory(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    const std::map<std::string, std::string> signer{
        {"tested", "li.ming"}, {"reviewed", "wang.fang"}, {"approved", "zhao.lei"}};
    bool issued = false;
    for (auto unused : state) {
        if (issued) laboratory.run_again();
        issued = timed == "approved";
        const auto report = laboratory.prepare();
        for (const char* meaning : {"tested", "reviewed", "approved"}) {
            const double seconds = laboratory.sign(report, signer.at(meaning), meaning);
            if (meaning == timed) {
                state.SetIterationTime(seconds);
                break;
            }
        }
    }
    state.SetLabel("limit 1 s; of it " + std::string(timed == "approved" ? "with issue" : "the signature"));
}

void hash_alone(benchmark::State& state) {
    for (auto unused : state)
        benchmark::DoNotOptimize(
            laboratory::argon2id().verify(laboratory::argon2id().stand_in(), secret("a lamp, a hat and 3 spoons")));
    state.SetLabel("Argon2id, 256 MiB, 3 passes: part of every signature");
}

BENCHMARK(hash_alone)->Name("sign/password alone")->Unit(benchmark::kMillisecond);
// The first number: runs of one procedure, 0 for a whole type test. The second: older runs behind them.
BENCHMARK_CAPTURE(sign, tested, "tested")
    ->Args({0, 0})
    ->Args({1, 0})
    ->Args({200, 0})
    ->Args({1, 10'000})
    ->Args({1, 100'000})
    ->UseManualTime()
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sign, approved, "approved")
    ->Args({0, 0})
    ->Args({1, 0})
    ->Args({0, 10'000})
    ->Args({0, 100'000})
    ->UseManualTime()
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
