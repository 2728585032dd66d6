// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/desktop/view/setup/setup_workspace.h"
#include "core/base/json.h"
#include "core/records/archive.h"
#include "core/standards/pack.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_fixture.h"

namespace velocert::app::test {

/// A copy of the newest shipped pack in a folder, made the laboratory's own, with another text in what weighing asks.
class OwnCopy {
  public:
    explicit OwnCopy(const std::string& laboratory = "Bike Lab") : folder_(scratch_.filePath("pack").toStdString()) {
        auto pack = standards::embedded_packs().back();
        auto edition = base::Json::parse(pack.files.at("edition.json")).value();
        edition.set("laboratory", laboratory);
        pack.files["edition.json"] = edition.text(true);
        auto weighing = base::Json::parse(pack.files.at("procedures/vehicle-mass.json")).value();
        weighing.set("title", base::Json::object().set("zh", "本实验室的称量").set("en", "Weighing as we do it"));
        pack.files["procedures/vehicle-mass.json"] = weighing.text(true);
        for (const auto& [file, text] : pack.files) write(file, text);
    }
    [[nodiscard]] QString folder() const { return QString::fromStdString(folder_); }
    void write(const std::string& file, const std::string& text) const {
        const std::filesystem::path path(folder_ + '/' + file);
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    [[nodiscard]] std::string read(const std::string& file) const {
        std::ifstream in(folder_ + '/' + file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void change(const std::string& file, const std::string& from, const std::string& to) const {
        auto text = read(file);
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        write(file, text.replace(at, from.size(), to));
    }
    void remove() const { std::filesystem::remove_all(folder_); }
    [[nodiscard]] QString beside(const QString& name) const { return scratch_.filePath(name); }

  private:
    QTemporaryDir scratch_;
    std::string folder_;
};

class PacksFixture : public WindowFixture {
  public:
    explicit PacksFixture(Language language = Language::english, Theme theme = Theme::light)
        : WindowFixture(language, theme) {
        REQUIRE(records::Archive::create(archive(), records::ArchiveKind::training, clock()));
        emit archive_in_use().changed();
    }
    SetupWorkspace& packs() {
        window().go_to("setup");
        auto* setup = window().page<SetupWorkspace>();
        REQUIRE(setup != nullptr);
        setup->go_to("packs");
        QApplication::processEvents();
        return *setup;
    }
    void press(const char* act) {
        QTest::qWait(1);
        find<QPushButton>(act)->click();
    }
    void do_it(SetupWorkspace& setup) {
        press("act_do");
        wait_for([&] { return !setup.work().running(); });
        QApplication::processEvents();
    }
    void bring_in(SetupWorkspace& setup, const QString& folder) {
        press("do_bring_in_pack");
        find<QLineEdit>("act_folder")->setText(folder);
        do_it(setup);
    }
    void choose(SetupWorkspace& setup, const QString& folder) {
        setup.page().select("own|" + folder.toStdString());
        press("do_use_pack");
        do_it(setup);
    }
    void sign_in(const std::string& login) {
        if (seat().account()) seat().sign_out();
        seat().sign_in(login, tests::secret(password_of(login)));
        wait_for([&] { return seat().state() == Seat::State::present; });
    }
    void fill(const char* field, const QString& text) {
        find<QLineEdit>((std::string("act_") + field).c_str())->setText(text);
    }
    [[nodiscard]] QString said() { return label("work_sentence") + '\n' + label("work_lines"); }
    /// The item that the newest edition judges, with the weighing alone to do.
    void weigh_alone() {
        auto item = prepare().item();
        item.id = "S-2025-0117";
        item.made_on = "2025-10-01";
        prepare().set_item(item);
        auto station = prepare().station();
        station.procedures = {"vehicle-mass"};
        prepare().set_station(station);
    }
    [[nodiscard]] const Blocker* blocker(const QString& part) {
        for (const auto& one : prepare().blockers())
            if (one.what.contains(part)) return &one;
        return nullptr;
    }
};

}  // namespace velocert::app::test
