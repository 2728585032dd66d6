// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QImage>
#include <algorithm>
#include <catch2/catch.hpp>

#include "reports/content/report_text.h"
#include "reports/content/sections/sections.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pages.h"
#include "reports/render/pdf.h"
#include "tests/support/pdf_text.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;

namespace {

std::vector<std::uint8_t> picture(int width, int height, const char* format = "PNG") {
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) image.setPixel(x, y, qRgb(x % 256, y % 256, (x + y) % 256));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, format));
    return {bytes.begin(), bytes.end()};
}

/// The passing run, whose weighing asks for a photo of the plate and for a document.
struct Photographed {
    Photographed() {
        auto& procedure = sample.edition.procedures.front();
        step = procedure.steps.front().id;
        standards::Action look;
        look.kind = standards::Action::Kind::prompt;
        look.id = "look";
        standards::Field photo;
        photo.id = "plate";
        photo.title = {"铭牌照片", "Photo of the nameplate"};
        photo.kind = standards::Field::Kind::photo;
        standards::Field manual = photo;
        manual.id = "manual";
        manual.title = {"说明书", "Manual"};
        manual.kind = standards::Field::Kind::document;
        look.fields = {photo, manual};
        procedure.steps.front().actions.push_back(look);
    }
    sequence::StepRun& attempt() {
        const auto found = std::ranges::find(sample.run.step_runs, step, &sequence::StepRun::step);
        REQUIRE(found != sample.run.step_runs.end());
        return *found;
    }
    base::Digest give(const char* field, const std::string& name, std::vector<std::uint8_t> bytes) {
        const auto digest = sample.evidence.store(std::move(bytes));
        attempt().typed.push_back({"look", field, "sha256:" + digest.text() + ' ' + name, digest});
        return digest;
    }
    [[nodiscard]] Report report() const {
        auto out = sample.report();
        if (!out) FAIL(out.error().text());
        return *out;
    }
    test::Sample sample = test::passing_run();
    std::string step;
};

std::size_t pictures_in(const Report& report) {
    REQUIRE(ensure_gui_environment());
    const auto typography = Typography::load();
    REQUIRE(typography);
    std::size_t out = 0;
    for (const auto& page : lay_out(report, *typography, paper_palette()).pages) out += page.pictures.size();
    return out;
}

}  // namespace

TEST_CASE("photos stand in the report with what they show, item, time and digest", "[render]") {
    Photographed bench;
    const auto plate = bench.give("plate", "plate.png", picture(40, 30));
    const auto manual = bench.give("manual", "manual.pdf", {'%', 'P', 'D', 'F'});
    const auto report = bench.report();
    const auto* section = report.section("photos");
    REQUIRE(section != nullptr);
    REQUIRE(section->blocks.size() == 2);
    const auto& photo = std::get<Photo>(section->blocks.front());
    CHECK(photo.digest == plate.text());
    for (const auto* part : {"Photo 1.", "Photo of the nameplate", "plate.png", "UTC"})
        CHECK(photo.caption.en.find(part) != std::string::npos);
    CHECK(photo.caption.en.find(bench.sample.run.item.id) != std::string::npos);
    const auto& table = std::get<Table>(section->blocks.back());
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0][1].text.zh == "manual.pdf");
    CHECK(table.rows[0][2].text.zh == manual.text());
    CHECK(pictures_in(report) == 1);
    REQUIRE(ensure_gui_environment());
    const auto pdf = render_pdf(report);
    REQUIRE(pdf);
    std::string text;
    for (const auto& page : test::pages_of(*pdf)) text += page;
    CHECK(test::without_blanks(text).find(test::without_blanks("SHA-256 " + plate.text())) != std::string::npos);
    // The same report gives the same bytes, pictures included.
    CHECK(*render_pdf(report) == *pdf);
}

TEST_CASE("a report without photos has no photo pages, and one photo carried along stands once", "[render]") {
    Photographed bench;
    CHECK(bench.report().section("photos") == nullptr);
    bench.give("plate", "plate.png", picture(40, 30));
    auto again = bench.attempt();
    again.number = 2;
    bench.sample.run.step_runs.push_back(again);
    const auto report = bench.report();
    CHECK(report.section("photos")->blocks.size() == 1);
}

TEST_CASE("a photo that is missing or not what it was stops the report, one that is torn is said to be", "[render]") {
    Photographed bench;
    const auto digest = bench.give("plate", "plate.png", picture(40, 30));
    bench.sample.evidence.spoil(digest);
    CHECK(bench.sample.report().error().code == base::ErrorCode::integrity);
    Photographed other;
    auto torn = picture(40, 30);
    torn.resize(20);
    other.give("plate", "plate.png", torn);
    const auto report = other.report();
    CHECK(pictures_in(report) == 0);
    REQUIRE(ensure_gui_environment());
    const auto pdf = render_pdf(report);
    REQUIRE(pdf);
    std::string text;
    for (const auto& page : test::pages_of(*pdf)) text += page;
    CHECK(text.find("picture cannot") != std::string::npos);
}

TEST_CASE("a large photo is drawn in the dots that paper can show, and keeps its shape", "[render]") {
    Photographed bench;
    bench.give("plate", "wide.jpg", picture(4'000, 1'000, "JPEG"));
    REQUIRE(ensure_gui_environment());
    const auto typography = Typography::load();
    REQUIRE(typography);
    for (const auto& page : lay_out(bench.report(), *typography, paper_palette()).pages)
        for (const auto& placed : page.pictures) {
            CHECK(placed.picture.size() == QSize(1'000, 250));
            CHECK(placed.area.width() == (content_width - mm(6)) / 2);
            CHECK(placed.area.height() == placed.area.width() / 4);
        }
}

TEST_CASE("what was noted on a photo stands in its caption, and the original stays as it is", "[render]") {
    Photographed bench;
    const auto bytes = picture(40, 30);
    const auto digest = bench.give("plate", "plate.png", bytes);
    bench.attempt().typed.push_back({"look", "plate_note", "scratch at the lower left", {}});
    const auto report = bench.report();
    const auto& photo = std::get<Photo>(report.section("photos")->blocks.front());
    CHECK(photo.caption.zh.find("备注：scratch at the lower left") != std::string::npos);
    CHECK(photo.caption.en.find("Note: scratch at the lower left") != std::string::npos);
    CHECK(photo.bytes == bytes);
    CHECK(photo.digest == digest.text());
}
