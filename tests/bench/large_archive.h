// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/person.h"
#include "core/records/archive.h"
#include "core/records/index/search_terms.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/ledger.h"
#include "tests/bench/scratch.h"

// An archive with many runs, made in seconds: rows as the program would write them, without the evidence behind them.
namespace velocert::bench {

/// Statements on one connection, each prepared once.
class Filler {
  public:
    explicit Filler(const std::string& file) {
        if (sqlite3_open(file.c_str(), &handle_) != SQLITE_OK) std::abort();
        run("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-200000; BEGIN");
        // An index that is filled in no order of its own costs more than the rows: it is made again afterwards.
    }
    ~Filler() { sqlite3_close(handle_); }
    Filler(const Filler&) = delete;
    Filler& operator=(const Filler&) = delete;
    Filler(Filler&&) = delete;
    Filler& operator=(Filler&&) = delete;

    void run(const char* sql) {
        if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) std::abort();
    }
    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* out = nullptr;
        if (sqlite3_prepare_v2(handle_, sql, -1, &out, nullptr) != SQLITE_OK) std::abort();
        return out;
    }

  private:
    sqlite3* handle_ = nullptr;
};

inline void bind(sqlite3_stmt* statement, int at, const std::string& text) {
    sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}
inline void bind(sqlite3_stmt* statement, int at, std::int64_t number) { sqlite3_bind_int64(statement, at, number); }
inline void bind(sqlite3_stmt* statement, int at, const base::Digest& digest) {
    sqlite3_bind_blob(statement, at, digest.bytes().data(), static_cast<int>(base::Digest::size), SQLITE_TRANSIENT);
}
template <typename... Values>
void insert(sqlite3_stmt* statement, const Values&... values) {
    int at = 0;
    (bind(statement, ++at, values), ...);
    if (sqlite3_step(statement) != SQLITE_DONE) std::abort();
    sqlite3_reset(statement);
}

/// Puts so many runs behind what the archive has, with their lines in heads.log: two rows of the ledger per run, and
/// all that derives from them. One run in a hundred fails; one in ten thousand is aborted by somebody who seldom works;
/// the last one goes on, unless all
/// are ended.
inline void fill(const std::string& folder, int runs, bool all_ended = false) {
    Filler filler(folder + "/index.sqlite");
    std::ofstream heads(folder + "/heads.log", std::ios::app);
    auto* ledger = filler.prepare("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?)");
    auto* started = filler.prepare("INSERT INTO run_started (run, seq, started_utc, item, edition) VALUES (?,?,?,?,?)");
    auto* detail = filler.prepare("INSERT INTO run_detail VALUES (?, ?, ?, ?, ?, ?)");
    auto* ended = filler.prepare("INSERT INTO run_ended (run, seq, lifecycle, verdict) VALUES (?, ?, ?, ?)");
    auto* term = filler.prepare("INSERT INTO run_term VALUES (?, ?)");
    auto* text = filler.prepare("INSERT INTO run_text VALUES (?, ?)");
    std::vector<std::pair<std::int64_t, std::int64_t>> terms;
    std::vector<std::pair<std::string, std::int64_t>> texts;
    auto* last = filler.prepare("SELECT seq, chain FROM ledger ORDER BY seq DESC LIMIT 1");
    if (sqlite3_step(last) != SQLITE_ROW) std::abort();
    std::int64_t seq = sqlite3_column_int64(last, 0);
    std::array<std::uint8_t, base::Digest::size> newest{};
    std::memcpy(newest.data(), sqlite3_column_blob(last, 1), newest.size());
    base::Digest chain(newest);
    sqlite3_finalize(last);
    const auto add = [&](const std::string& type, const std::string& run) {
        auto json = base::Json::object();
        json.set("run", run);
        json.set("text", std::string(300, 'x'));
        const auto row =
            records::make_row({static_cast<std::uint64_t>(++seq), type, "2025-11-22T02:00:00.000Z", json}, chain);
        chain = row->chain;
        insert(ledger, seq, type, run, row->canonical, row->leaf, row->chain);
        heads << records::line_of({static_cast<std::uint64_t>(seq), chain});
    };
    const base::Date first = std::chrono::year(2020) / 1 / 1;
    for (int i = 0; i < runs; ++i) {
        const std::string run = "run-" + std::to_string(i);
        const std::string item = "S-" + std::to_string(10'000 + i / 8);
        const std::string edition = i % 20 == 0 ? "GB17761-2018" : "GB17761-2024";
        const bool rare = i % 10'000 == 77;
        const records::RunDetail told{rare ? "Ou Yang" : "Operator " + std::to_string(i % 7),
                                      "Model " + std::to_string(i / 100), "Maker " + std::to_string(i % 50),
                                      "1180" + std::to_string(1'000'000 + i)};
        const base::Date day = std::chrono::sys_days(first) + std::chrono::days(i * std::int64_t{2000} / runs);
        const std::string utc = base::text(day) + "T02:00:00.000Z";
        add("run-start/1", run);
        const auto start = seq;
        insert(started, run, start, utc, item, edition);
        insert(detail, start, told.operator_name, told.model, told.maker, told.vehicle_code, std::string());
        for (const auto one : records::start_terms(item, edition, utc, told)) terms.emplace_back(one, start);
        for (auto& one : records::searched_texts(item, told)) texts.emplace_back(std::move(one), start);
        if (i + 1 == runs && !all_ended) break;
        const std::string lifecycle = rare ? "aborted" : "completed";
        const std::string verdict = rare ? "not-evaluated" : i % 100 == 13 ? "fail" : "pass";
        add("run-end/1", run);
        insert(ended, run, seq, lifecycle, verdict);
        for (const auto one : records::end_terms(item, edition, told.operator_name, lifecycle, verdict))
            terms.emplace_back(one, start);
    }
    std::sort(terms.begin(), terms.end());
    for (const auto& [one, start] : terms) insert(term, one, start);
    std::sort(texts.begin(), texts.end());
    for (const auto& [one, start] : texts) insert(text, one, start);
    filler.run("COMMIT");
    for (auto* statement : {ledger, started, detail, ended, term, text}) sqlite3_finalize(statement);
}

/// An archive of so many runs, made once however often a benchmark is called.
struct Filled {
    explicit Filled(int runs) {
        const base::SystemClock clock;
        records::Archive::create(scratch.archive(), records::ArchiveKind::training, clock)->reset();
        fill(scratch.archive(), runs);
        archive = std::move(*records::Archive::open_read_only(scratch.archive()));
    }
    Scratch scratch;
    std::unique_ptr<records::Archive> archive;
};

}  // namespace velocert::bench
