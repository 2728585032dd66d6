// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/model/setup/setup_page.h"
#include "app/reporting/key_opening.h"
#include "app/reporting/sign_with_file.h"

namespace velocert::app {

/// What a person signs an act of Setup with: "password", "key", "passphrase" and "trust". Where it is not required, the
/// password alone is.
[[nodiscard]] std::vector<ActField> own_key_fields(bool required);

/// A sentence to go behind what was done, blank in front, where nobody can say whether the key is revoked: `why` tells.
[[nodiscard]] QString revocation_caution(const std::string& why);

/// The key that was named in those fields, opened once, on the thread of the act. Its file is being opened from the
/// start on.
class OwnKey {
  public:
    /// Takes the passphrase; the password is the caller's. Errors: those of read_signing_files().
    [[nodiscard]] static base::Result<std::unique_ptr<OwnKey>> read(const std::string& login, records::Meaning meaning,
                                                                    ActValues& values);
    /// For the request of the signature; valid as long as this is.
    [[nodiscard]] std::function<base::Result<std::unique_ptr<signing::SigningKey>>()> opener() {
        return [this] { return opening_.open(); };
    }
    /// Null: the certificate must be registered for the account.
    [[nodiscard]] const signing::TrustList* trust() const { return files_.trust ? &*files_.trust : nullptr; }

  private:
    OwnKey(SigningFiles files, std::optional<TokenKey> token, base::Secret passphrase);

    SigningFiles files_;
    KeyPlace place_;
    base::Secret passphrase_;
    KeyOpening opening_{place_, passphrase_};
};

}  // namespace velocert::app
