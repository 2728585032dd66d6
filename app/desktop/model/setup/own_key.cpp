// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/own_key.h"

#include <QCoreApplication>
#include <utility>

namespace velocert::app {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OwnKey)
};

}  // namespace

std::vector<ActField> own_key_fields(bool required) {
    using Kind = ActField::Kind;
    return {{"password", Words::tr("Your password"), Kind::secret, true, {}, {}, {}},
            {"key",
             Words::tr("Your key file"),
             Kind::file,
             required,
             {},
             required ? QString() : Words::tr("a real archive asks for it"),
             {}},
            {"passphrase", Words::tr("Passphrase of the key"), Kind::secret, required, {}, {}, {}},
            {"trust",
             Words::tr("Trust list"),
             Kind::file,
             false,
             {},
             Words::tr("not needed where your certificate is bound to your account"),
             {}}};
}

QString revocation_caution(const std::string& why) {
    if (why.empty()) return {};
    return ' ' + Words::tr("Nobody can say whether the key is revoked; a real archive refuses that.");
}

OwnKey::OwnKey(SigningFiles files, std::optional<TokenKey> token, base::Secret passphrase)
    : files_(std::move(files)), place_{files_.key, std::move(token)}, passphrase_(std::move(passphrase)) {}

base::Result<std::unique_ptr<OwnKey>> OwnKey::read(const std::string& login, records::Meaning meaning,
                                                   ActValues& values) {
    FileSigning signing{{}, meaning, login, {}, values["trust"], {}};
    auto files = read_signing_files(signing, values["key"]);
    if (!files) return base::fail(files.error());
    return std::unique_ptr<OwnKey>(new OwnKey(std::move(*files), signing.token, values.take("passphrase")));
}

}  // namespace velocert::app
