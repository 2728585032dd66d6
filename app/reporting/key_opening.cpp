// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/key_opening.h"

#include "core/base/digest.h"
#include "core/signing/keys/pkcs11.h"
#include "core/signing/keys/pkcs12.h"

namespace velocert::app {

KeyOpening::KeyOpening(const KeyPlace& place, const base::Secret& secret) : place_(place), secret_(secret) {
    if (place_.token) return;
    file_ = std::async(std::launch::async | std::launch::deferred,
                       [this] { return signing::open_pkcs12(base::as_bytes(place_.file), secret_); });
}

base::Result<std::unique_ptr<signing::SigningKey>> KeyOpening::open() {
    if (place_.token)
        return signing::open_pkcs11(place_.token->module, place_.token->token, secret_, place_.token->key);
    if (!file_.valid())
        return base::fail(base::ErrorCode::not_permitted, "key", "it was opened for another signature already",
                          "the passphrase again");
    return file_.get();
}

}  // namespace velocert::app
