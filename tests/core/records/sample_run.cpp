// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/records/sample_run.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/sequence/wire_log.h"

namespace velocert::records {
namespace {

class SampleDecoder final : public metrology::Decoder {
  public:
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override {
        if (direction == metrology::Direction::sent) return;
        for (const auto byte : bytes) {
            line_ += static_cast<char>(byte);
            ++offset_;
            if (byte != '\n') continue;
            metrology::Indication one;
            std::istringstream words(line_);
            std::string status;
            std::string stable;
            std::string value;
            words >> status >> stable >> value;
            one.value = *base::Decimal::parse(value);
            one.unit = &metrology::preferred_unit(metrology::Kind::mass);
            if (stable == "S") one.flags.add(metrology::Flag::stable);
            one.arrival_ns = arrival_ns;
            one.offset = offset_ - line_.size();
            one.length = static_cast<std::uint32_t>(line_.size());
            out.indications.push_back(one);
            line_.clear();
        }
    }
    void finish(metrology::Decoded&) override {}

  private:
    std::string line_;
    std::uint64_t offset_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<metrology::Decoder>> SampleDecoders::make_decoder(
    std::string_view driver, const std::vector<std::pair<std::string, std::string>>&) const {
    if (driver != "mt-sics") return base::fail(base::ErrorCode::not_found, {}, "no such driver");
    return std::unique_ptr<metrology::Decoder>(std::make_unique<SampleDecoder>());
}

ScratchFolder::ScratchFolder() {
    // In memory where the system offers that: these tests make thousands of small durable writes.
    std::error_code ignored;
    const bool in_memory = std::filesystem::is_directory("/dev/shm", ignored) && ::access("/dev/shm", W_OK) == 0;
    const auto parent = in_memory ? std::filesystem::path("/dev/shm") : std::filesystem::temp_directory_path();
    std::string pattern = (parent / "velocert-records-XXXXXX").string();
    const char* made = ::mkdtemp(pattern.data());
    REQUIRE(made != nullptr);
    path_ = made;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

sequence::Run sample_run(const std::string& id, const base::Digest& pack, bool specimen) {
    sequence::Run run;
    run.id = id;
    run.started_utc = "2025-11-22T02:00:00.000Z";
    run.item.id = "S-001";
    run.item.traits.battery = standards::Battery::lead_acid;
    run.item.traits.drive = standards::Drive::electric;
    run.item.traits.made_on = *base::parse_date("2025-10-01");
    run.station.id = "bench-1";
    run.station.name = "Bench 1";
    run.station.is_virtual = specimen;
    run.edition = "GB17761-2024";
    run.pack = pack;
    run.operator_name = "Li Ming";
    run.program_version = "0.1.0";
    run.specimen = specimen;
    run.procedures = {"vehicle-mass"};
    return run;
}

std::vector<std::uint8_t> sample_wire_log(int records, bool complete) {
    sequence::WireLogHeader header;
    header.driver = "mt-sics";
    header.port = "virtual";
    header.settings = "9600 8N1";
    header.identity = "METTLER TOLEDO|VIRTUAL-150|1|1.0";
    header.simulated = true;
    header.started_utc = "2025-11-22T02:00:00.000Z";
    const std::string head = sequence::encode_header(header);
    std::vector<std::uint8_t> out(head.begin(), head.end());
    for (int i = 0; i < records; ++i)
        sequence::append_record(out, metrology::Direction::received, i * 100'000'000,
                                base::as_bytes("S S      62.95 kg\r\n"));
    if (complete) sequence::append_end(out, records * 100'000'000, static_cast<std::uint32_t>(records));
    return out;
}

sequence::StepRun sample_step_run(int number, const base::Digest& log) {
    sequence::StepRun step_run;
    step_run.procedure = "vehicle-mass";
    step_run.step = "weigh";
    step_run.number = number;
    step_run.started_utc = "2025-11-22T02:01:00.000Z";
    step_run.ended_utc = "2025-11-22T02:02:00.000Z";
    step_run.outcome = conformity::Outcome::completed;
    sequence::CaptureRecord capture;
    capture.role = "scale";
    capture.driver = "mt-sics";
    capture.identity = "METTLER TOLEDO|VIRTUAL-150|1|1.0";
    capture.simulated = true;
    capture.log = log;
    capture.received = 19;
    step_run.captures.push_back(capture);
    step_run.marks.push_back({"load", "scale", 0, 19});
    return step_run;
}

void record_sample_run(Archive& archive, const std::string& id, int attempts) {
    const auto pack = archive.store(base::as_bytes("the bundle of the pack"));
    REQUIRE(pack);
    auto run = sample_run(id, *pack, archive.training());
    REQUIRE(archive.append("run-start/1", sequence::run_start_record(run)));
    for (int number = 1; number <= attempts; ++number) {
        auto log = archive.open_log("scale");
        REQUIRE(log);
        const auto started = sample_step_run(number, base::Digest());
        REQUIRE(archive.append("attempt-start/1",
                               sequence::attempt_start_record(id, started, {{"scale", (*log)->pending_name()}})));
        REQUIRE((*log)->append(sample_wire_log(number, true)));
        const auto sealed = (*log)->seal();
        REQUIRE(sealed);
        REQUIRE(archive.append("step-run/1", sequence::step_run_record(id, sample_step_run(number, *sealed))));
    }
    run.lifecycle = sequence::Lifecycle::completed;
    run.ended_utc = "2025-11-22T02:10:00.000Z";
    run.verdict = conformity::Verdict::fail;
    REQUIRE(archive.append("run-end/1", sequence::run_end_record(run)));
}

std::string file_text(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream out;
    out << stream.rdbuf();
    return out.str();
}

void write_text(const std::string& path, const std::string& text) {
    // Sealed files are read-only by their mode; whoever tampers does not mind.
    std::error_code ignored;
    std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add,
                                 ignored);
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream << text;
    REQUIRE(stream.flush());
}

void put_byte(const std::string& path, std::size_t at, char byte) {
    std::error_code ignored;
    std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add,
                                 ignored);
    std::fstream stream(path, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(byte);
    REQUIRE(stream.flush());
}

std::string text_of(const Verification& verification) {
    std::string out;
    for (const auto& finding : verification.findings) out += finding.where + ": " + finding.what + '\n';
    return out;
}

}  // namespace velocert::records
