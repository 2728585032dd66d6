// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/own_packs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/planning/release_choice.h"
#include "core/base/json.h"
#include "core/signing/certificates/trust_file.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using State = BroughtPack::State;

const char* const format = "velocert-own-packs/1";

Result<std::vector<BroughtPack>> packs_from(const Json& json, const std::string& source, std::string& trust_file) {
    base::JsonReader reader(json, source);
    if (reader.text("format") != format && reader.ok())
        reader.refuse("format", ErrorCode::unknown_version, "another format", format);
    trust_file = reader.text_or("trust", {});
    std::vector<BroughtPack> out;
    std::size_t at = 0;
    for (const auto& one : reader.array("packs")) {
        base::JsonReader entry(one, source, "/packs/" + std::to_string(at++));
        BroughtPack pack;
        pack.folder = entry.text("folder");
        pack.edition = entry.text("edition");
        pack.laboratory = entry.text("laboratory");
        pack.revision = static_cast<int>(entry.integer("revision"));
        pack.in_use = entry.flag_or("in_use", false);
        const auto hex = entry.text("pack");
        if (const auto digest = base::Digest::parse(hex); digest)
            pack.digest = *digest;
        else
            entry.refuse("pack", ErrorCode::bad_value, '\'' + hex + '\'', "a SHA-256 in hexadecimal digits");
        const auto twice = [&](const BroughtPack& known) {
            return known.folder == pack.folder || (known.in_use && pack.in_use && known.edition == pack.edition);
        };
        if (std::ranges::any_of(out, twice))
            entry.refuse("folder", ErrorCode::already_exists, "a second one of that folder, or in use for that edition",
                         "each folder once, and one in use for each edition");
        if (auto done = entry.finish(); !done) return base::fail(done.error());
        out.push_back(std::move(pack));
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Json to_json(const std::vector<BroughtPack>& packs, const std::string& trust_file) {
    auto list = Json::array();
    for (const auto& one : packs)
        list.push(Json::object()
                      .set("folder", one.folder)
                      .set("edition", one.edition)
                      .set("laboratory", one.laboratory)
                      .set("revision", Json::integer(one.revision))
                      .set("pack", one.digest.text())
                      .set("in_use", one.in_use));
    auto out = Json::object().set("format", format).set("packs", std::move(list));
    if (!trust_file.empty()) out.set("trust", trust_file);
    return out;
}

/// Enough to know that nobody wrote in the folder since; a run reads every byte again.
std::string files_of(const std::string& folder) {
    namespace fs = std::filesystem;
    std::vector<std::string> lines;
    std::error_code failed;
    for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        std::error_code ignored;
        if (!at->is_regular_file(ignored)) continue;
        const auto size = at->file_size(ignored);
        const auto time = at->last_write_time(ignored).time_since_epoch().count();
        lines.push_back(at->path().string() + '|' + std::to_string(size) + '|' + std::to_string(time));
    }
    if (failed) return {};
    std::ranges::sort(lines);
    std::string out;
    for (const auto& line : lines) out += line + '\n';
    return out;
}

Result<std::shared_ptr<const standards::StandardEdition>> for_training(const standards::StandardEdition& edition) {
    auto applied = with_release_in_force(edition, true, nullptr);
    if (!applied) return base::fail(applied.error());
    return std::make_shared<const standards::StandardEdition>(std::move(*applied));
}

/// The pack as its folder holds it, ready to be chosen. An error leaves it as it was.
Result<void> take_from_folder(BroughtPack& one) {
    auto own = standards::load_own_pack(one.folder);
    if (!own) return base::fail(own.error());
    auto training = for_training(own->edition);
    if (!training) return base::fail(training.error());
    one.state = State::ready;
    one.pack = std::make_shared<const standards::OwnPack>(std::move(*own));
    one.training = std::move(*training);
    return {};
}

/// Fills what is known of the pack from its folder.
void look_at(BroughtPack& one) {
    one.pack.reset();
    one.training.reset();
    one.trouble.reset();
    const auto lies_there = standards::Pack::read(one.folder);
    if (!lies_there || lies_there->files.empty()) {
        // What can be read and is no pack any more (a picture that is none) is told as what it is.
        const bool other = !lies_there && lies_there.error().code == ErrorCode::bad_value;
        one.state = other ? State::changed : State::gone;
        one.trouble = lies_there
                          ? base::Error{ErrorCode::not_found, one.folder, "holds no pack", "the folder of the pack"}
                          : lies_there.error();
        return;
    }
    if (lies_there->digest() != one.digest) {
        one.state = State::changed;
        one.trouble =
            base::Error{ErrorCode::bad_value, one.folder, "holds another pack than the one that was brought in",
                        "the pack " + one.digest.text() + ", or to bring it in again"};
        return;
    }
    if (const auto taken = take_from_folder(one); !taken) {
        one.state = State::refused;
        one.trouble = taken.error();
    }
}

}  // namespace

Result<OwnPacks::Kept> OwnPacks::read(const std::string& file) {
    QFile kept(QString::fromStdString(file));
    if (!kept.exists()) return Kept{};
    if (!kept.open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::io, file, kept.errorString().toStdString(), "a file that can be read");
    const auto json = Json::parse(kept.readAll().toStdString(), file);
    if (!json) return base::fail(json.error());
    Kept out;
    auto packs = packs_from(*json, file, out.trust_file);
    if (!packs) return base::fail(packs.error());
    out.packs = std::move(*packs);
    return out;
}

Result<void> OwnPacks::keep_in(const std::string& file) {
    auto kept = read(file);
    if (!kept) {
        unread_ = kept.error();
        emit changed();
        return base::fail(kept.error());
    }
    unread_.reset();
    file_ = file;
    packs_ = std::move(kept->packs);
    trust_file_ = std::move(kept->trust_file);
    seen_.clear();
    look_again();
    emit changed();
    return {};
}

const BroughtPack* OwnPacks::in_use(const std::string& edition) const {
    const auto found =
        std::ranges::find_if(packs_, [&](const auto& one) { return one.in_use && one.edition == edition; });
    return found == packs_.end() ? nullptr : &*found;
}

const standards::StandardEdition* OwnPacks::edition(const std::string& id, bool demonstration) const {
    const auto* one = in_use(id);
    if (one == nullptr || one->state != State::ready) return nullptr;
    return demonstration ? one->training.get() : &one->pack->edition;
}

Result<void> OwnPacks::take(std::vector<BroughtPack> packs) { return take(Kept{std::move(packs), trust_file_}); }

Result<void> OwnPacks::take(Kept kept) {
    if (unread_) return base::fail(*unread_);
    if (!file_.empty()) {
        const QString path = QString::fromStdString(file_);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QSaveFile out(path);
        const auto text = QByteArray::fromStdString(to_json(kept.packs, kept.trust_file).text(true));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
            return base::fail(ErrorCode::io, file_, out.errorString().toStdString(), "a file that can be written");
    }
    packs_ = std::move(kept.packs);
    trust_file_ = std::move(kept.trust_file);
    emit changed();
    return {};
}

Result<void> OwnPacks::bring_in(const std::string& folder) {
    const QString given = QString::fromStdString(folder).trimmed();
    if (given.isEmpty())
        return base::fail(ErrorCode::missing_field, "pack", "no folder", "the folder of the laboratory's own pack");
    BroughtPack one;
    one.folder = QDir::cleanPath(QDir(given).absolutePath()).toStdString();
    if (auto taken = take_from_folder(one); !taken) return taken;
    const auto& edition = one.pack->edition;
    one.digest = one.pack->pack.digest();
    one.edition = edition.id;
    one.laboratory = edition.laboratory;
    one.revision = edition.revision;
    auto next = packs_;
    const auto known = std::ranges::find(next, one.folder, &BroughtPack::folder);
    if (known == next.end()) {
        next.push_back(one);
    } else {
        one.in_use = known->in_use && known->edition == one.edition;
        *known = one;
    }
    if (auto done = take(std::move(next)); !done) return done;
    seen_[one.folder] = files_of(one.folder);
    return {};
}

Result<void> OwnPacks::use(const std::string& folder) {
    look_again();
    auto next = packs_;
    const auto one = std::ranges::find(next, folder, &BroughtPack::folder);
    if (one == next.end())
        return base::fail(ErrorCode::not_found, folder, "was not brought in", "a pack that was brought in");
    if (one->trouble) return base::fail(*one->trouble);
    for (auto& other : next)
        if (other.edition == one->edition) other.in_use = other.folder == folder;
    return take(std::move(next));
}

Result<void> OwnPacks::use_shipped(const std::string& edition) {
    auto next = packs_;
    for (auto& one : next)
        if (one.edition == edition) one.in_use = false;
    return take(std::move(next));
}

Result<void> OwnPacks::forget(const std::string& folder) {
    auto next = packs_;
    if (std::erase_if(next, [&](const auto& one) { return one.folder == folder; }) == 0)
        return base::fail(ErrorCode::not_found, folder, "was not brought in", "a pack that was brought in");
    seen_.erase(folder);
    return take(std::move(next));
}

Result<void> OwnPacks::use_trust(const std::string& file) {
    const QString given = QString::fromStdString(file).trimmed();
    Kept next{packs_, {}};
    if (!given.isEmpty()) {
        next.trust_file = QDir::cleanPath(QDir(given).absolutePath()).toStdString();
        if (const auto list = signing::read_trust_file(next.trust_file); !list) return base::fail(list.error());
    }
    return take(std::move(next));
}

void OwnPacks::look_again() {
    bool another = false;
    for (auto& one : packs_) {
        auto files = files_of(one.folder);
        const auto before = seen_.find(one.folder);
        if (before != seen_.end() && before->second == files) continue;
        seen_[one.folder] = std::move(files);
        const auto state = one.state;
        look_at(one);
        another = another || one.state != state;
    }
    if (another) emit changed();
}

QString pack_state_words(BroughtPack::State state) {
    switch (state) {
        case State::ready: return OwnPacks::tr("It lies there as it was brought in.");
        case State::changed: return OwnPacks::tr("Its folder holds another pack now.");
        case State::gone: return OwnPacks::tr("Its folder is gone, or cannot be read.");
        case State::refused: return OwnPacks::tr("This program does not take it any more.");
    }
    return {};
}

Result<standards::OwnPack> chosen_pack(const std::string& folder, const base::Digest& digest) {
    auto own = standards::load_own_pack(folder);
    if (!own) return base::fail(own.error());
    if (own->pack.digest() == digest) return own;
    return base::fail(ErrorCode::bad_value, folder, "holds another pack than the one that was chosen",
                      "the pack " + digest.text() + "; in Setup, bring it in again");
}

}  // namespace velocert::app
