// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/standards/pack.h"

namespace velocert::app {

/// A laboratory's own pack that was brought in here: where it lies, and what it was when somebody looked at it.
struct BroughtPack {
    enum class State : std::uint8_t {
        ready,    ///< it lies there as it was brought in
        changed,  ///< its folder holds another pack now
        gone,     ///< its folder cannot be read
        refused,  ///< it is as it was, and this program does not take it any more
    };
    std::string folder;
    base::Digest digest;  ///< of the pack as it was brought in
    std::string edition;  ///< id of the edition that it is a copy of
    std::string laboratory;
    int revision = 0;
    bool in_use = false;  ///< the next run by its edition is judged by it
    State state = State::gone;
    std::optional<base::Error> trouble = {};                          ///< why it is not ready
    std::shared_ptr<const standards::OwnPack> pack = {};              ///< when it is ready
    std::shared_ptr<const standards::StandardEdition> training = {};  ///< with the demonstration laboratory's release
};

/// Which packs of the laboratory's own this station knows, and which of them judges the next run; the same checks as
/// the command line's --pack. Kept in a file of the machine; no pack is copied into it, and a run reads the folder
/// again. Lives on the thread of the window.
class OwnPacks final : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// Takes what stands in the file and keeps every change there; a file that is not there yet knows no pack.
    /// Errors: the file is no such list; it is left as it is, nothing is kept, and unread() tells until it was read.
    [[nodiscard]] base::Result<void> keep_in(const std::string& file);

    /// Why nobody knows which pack was to judge here: no run may start by any then.
    [[nodiscard]] const std::optional<base::Error>& unread() const { return unread_; }
    [[nodiscard]] const std::vector<BroughtPack>& all() const { return packs_; }
    /// The one that judges the next run by that edition; null: the shipped one does.
    [[nodiscard]] const BroughtPack* in_use(const std::string& edition) const;
    /// The edition of the pack in use, with or without the demonstration laboratory's release; null: none is in use or
    /// it is not ready.
    [[nodiscard]] const standards::StandardEdition* edition(const std::string& id, bool demonstration) const;

    /// Reads the pack and takes it up, in the place of what that folder held before; it is not in use yet, unless the
    /// folder's was. Errors: those of load_own_pack, io.
    [[nodiscard]] base::Result<void> bring_in(const std::string& folder);
    /// Errors: not_found, io; what the pack is not ready for.
    [[nodiscard]] base::Result<void> use(const std::string& folder);
    [[nodiscard]] base::Result<void> use_shipped(const std::string& edition);
    /// Errors: not_found, io. The folder itself is left alone.
    [[nodiscard]] base::Result<void> forget(const std::string& folder);

    /// The trust list that approvals of packs are held against: whether the key is revoked that signed one. Empty:
    /// none.
    [[nodiscard]] const std::string& trust_file() const { return trust_file_; }
    /// Empty: none from now on. Errors: those of signing::read_trust_file(), io.
    [[nodiscard]] base::Result<void> use_trust(const std::string& file);

    /// Looks at the folders again; reads those whose files are not as they were at the last look. Tells when a state is
    /// another.
    void look_again();

  signals:
    void changed();

  private:
    /// What stands in the file.
    struct Kept {
        std::vector<BroughtPack> packs;
        std::string trust_file;
    };
    [[nodiscard]] base::Result<void> take(std::vector<BroughtPack> packs);
    [[nodiscard]] base::Result<void> take(Kept kept);
    [[nodiscard]] static base::Result<Kept> read(const std::string& file);

    std::string file_;  ///< empty: nowhere
    std::optional<base::Error> unread_;
    std::vector<BroughtPack> packs_;
    std::string trust_file_;
    std::map<std::string, std::string> seen_;  ///< by folder: its files with their sizes and times
};

/// What it means that a pack is in that state, as a sentence in the language in use.
[[nodiscard]] QString pack_state_words(BroughtPack::State state);

/// The pack in that folder, which must be the one that was chosen. Errors: those of load_own_pack; bad_value when it is
/// another now. Any thread.
[[nodiscard]] base::Result<standards::OwnPack> chosen_pack(const std::string& folder, const base::Digest& digest);

}  // namespace velocert::app
