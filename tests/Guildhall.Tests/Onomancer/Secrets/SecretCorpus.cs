namespace Guildhall.Tests.Onomancer.Secrets;

/// <summary>A text with one known secret in it, or with none.</summary>
public sealed record Sample(string Text, string? Secret, string Kind)
{
    public override string ToString() => $"{Kind}: {Text[..Math.Min(90, Text.Length)].ReplaceLineEndings("⏎")}";
}

/// <summary>Secrets made at run time from seeded chance, so that none stands in the repository, in the places where people leave them.</summary>
internal sealed class SecretCorpus(int seed)
{
    private const string Alnum = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Url = Alnum + "_-";
    private const string Hex = "0123456789abcdef";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Random chance = new(seed);

    public string Of(string alphabet, int length)
    {
        var text = new char[length];
        for (var at = 0; at < length; at++)
        {
            text[at] = alphabet[chance.Next(alphabet.Length)];
        }

        // Chance alone leaves a short text without a digit now and then; issuers do not.
        text[length / 2] = alphabet == Hex || alphabet == Url || alphabet == Alnum ? '7' : text[length / 2];
        return new string(text);
    }

    /// <summary>Every provider's token: kind and value.</summary>
    public IEnumerable<(string Kind, string Value)> Tokens()
    {
        foreach (var prefix in (string[])["ghp", "gho", "ghu", "ghs", "ghr"])
        {
            yield return ("github-token", prefix + "_" + Of(Alnum, 36));
        }

        yield return ("github-fine-grained-token", "github" + "_pat_" + Of(Alnum, 22) + "_" + Of(Alnum, 59));
        foreach (var prefix in (string[])["glpat-", "gldt-", "glrt-"])
        {
            yield return ("gitlab-token", prefix + Of(Url, 20));
        }

        yield return ("gitlab-token", "glptt" + "-" + Of(Hex, 40));
        yield return ("aws-access-key-id", "AK" + "IA" + Of(Upper, 16));
        yield return ("aws-access-key-id", "AS" + "IA" + Of(Upper, 16));
        yield return ("google-api-key", "AI" + "za" + Of(Url, 34) + "x");
        yield return ("google-oauth-client-secret", "GOC" + "SPX-" + Of(Url, 28));
        yield return ("google-oauth-token", "ya" + "29." + Of(Url, 120));
        yield return ("anthropic-api-key", "sk-" + "ant-api03-" + Of(Url, 93) + "AA");
        yield return ("openai-api-key", "sk-" + Of(Alnum, 20) + "T3Blbk" + "FJ" + Of(Alnum, 20));
        yield return ("openai-api-key", "sk-" + "proj-" + Of(Url, 120));
        yield return ("openai-api-key", "sk-" + "svcacct-" + Of(Url, 120));
        yield return ("openai-api-key", "sk-" + "admin-" + Of(Url, 80));
        yield return ("huggingface-token", "hf" + "_" + Of(Alnum, 34));
        yield return ("replicate-api-token", "r8" + "_" + Of(Alnum, 37));
        yield return ("groq-api-key", "gs" + "k_" + Of(Alnum, 52));
        yield return (
            "slack-token",
            "xox" + "b-" + Of("0123456789", 12) + "-" + Of("0123456789", 13) + "-" + Of(Alnum, 24)
        );
        yield return (
            "slack-token",
            "xox"
                + "p-"
                + Of("0123456789", 12)
                + "-"
                + Of("0123456789", 12)
                + "-"
                + Of("0123456789", 13)
                + "-"
                + Of(Hex, 32)
        );
        yield return ("slack-token", "xa" + "pp-1-A" + Of(Upper, 10) + "-" + Of("0123456789", 13) + "-" + Of(Hex, 64));
        yield return (
            "slack-webhook",
            "https://hooks." + "slack.com/services/T" + Of(Upper, 8) + "/B" + Of(Upper, 10) + "/" + Of(Alnum, 24)
        );
        yield return (
            "discord-webhook",
            "https://discord" + ".com/api/webhooks/" + Of("123456789", 18) + "/" + Of(Url, 68)
        );
        yield return ("discord-bot-token", "MT" + Of(Alnum, 24) + "." + Of(Url, 6) + "." + Of(Url, 38));
        yield return ("discord-mfa-token", "mf" + "a." + Of(Url, 84));
        yield return ("telegram-bot-token", Of("123456789", 10) + ":AA" + Of(Url, 33));
        yield return ("twilio-api-key", "S" + "K" + Of(Hex, 32));
        yield return ("sendgrid-api-key", "S" + "G." + Of(Url, 22) + "." + Of(Url, 43));
        yield return ("mailgun-api-key", "ke" + "y-" + Of(Hex, 32));
        yield return ("mailchimp-api-key", Of(Hex, 32) + "-us" + "14");
        yield return ("stripe-secret-key", "sk" + "_live_" + Of(Alnum, 24));
        yield return ("stripe-secret-key", "rk" + "_live_" + Of(Alnum, 24));
        yield return ("stripe-test-key", "sk" + "_test_" + Of(Alnum, 99));
        yield return ("stripe-publishable-key", "pk" + "_live_" + Of(Alnum, 24));
        yield return ("stripe-webhook-secret", "wh" + "sec_" + Of(Alnum, 32));
        yield return ("square-token", "sq0" + "atp-" + Of(Url, 22));
        yield return ("braintree-access-token", "access" + "_token$production$" + Of(Lower, 16) + "$" + Of(Hex, 32));
        yield return ("shopify-token", "shp" + "at_" + Of(Hex, 32));
        yield return ("linear-api-key", "lin" + "_api_" + Of(Alnum, 40));
        yield return ("linear-oauth-token", "lin" + "_oauth_" + Of(Hex, 64));
        yield return ("notion-token", "secret" + "_" + Of(Alnum, 43));
        yield return ("notion-token", "nt" + "n_" + Of(Alnum, 46));
        yield return ("airtable-token", "pat" + Of(Alnum, 14) + "." + Of(Hex, 64));
        yield return ("atlassian-token", "ATA" + "TT3xFfGF0" + Of(Url, 171) + "=" + Of("0123456789ABCDEF", 8));
        yield return ("figma-token", "fig" + "d_" + Of(Url, 40));
        yield return ("dropbox-token", "s" + "l.B" + Of(Url, 138));
        yield return ("npm-token", "np" + "m_" + Of(Alnum, 36));
        yield return ("pypi-token", "py" + "pi-AgEIcHlwaS5vcmc" + Of(Url, 70));
        yield return ("rubygems-token", "ruby" + "gems_" + Of(Hex, 48));
        yield return ("nuget-api-key", "oy" + "2" + Of(Lower, 43));
        yield return ("docker-token", "dckr" + "_pat_" + Of(Url, 27));
        yield return ("digitalocean-token", "dop" + "_v1_" + Of(Hex, 64));
        yield return ("heroku-api-key", "HRK" + "U-AA" + Of(Url, 58));
        yield return ("netlify-token", "nf" + "p_" + Of(Alnum, 36));
        yield return ("supabase-token", "sb" + "p_" + Of(Hex, 40));
        yield return ("new-relic-key", "NR" + "AK-" + Of(Upper, 27));
        yield return ("sentry-token", "sntr" + "ys_" + Of(Alnum, 80) + "=_" + Of(Alnum, 43));
        yield return ("grafana-token", "gl" + "sa_" + Of(Alnum, 32) + "_" + Of(Hex, 8));
        yield return ("planetscale-token", "pscale" + "_tkn_" + Of(Url, 43));
        yield return ("databricks-token", "da" + "pi" + Of(Hex, 32));
        yield return ("vault-token", "hv" + "s." + Of(Url, 90));
        yield return ("terraform-token", Of(Alnum, 14) + ".atlas" + "v1." + Of(Url, 67));
        yield return ("doppler-token", "dp" + ".pt." + Of(Alnum, 43));
        yield return ("1password-token", "ops" + "_eyJ" + Of(Alnum, 250));
        yield return ("age-secret-key", "AGE-SECRET" + "-KEY-1" + Of("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58));
        yield return ("azure-client-secret", Of(Alnum, 3) + "8Q" + "~" + Of(Alnum, 34));
        yield return ("jwt", Jwt());
        yield return (
            "extended-private-key",
            "xp" + "rv9s21ZrQH143K" + Of(Alnum.Replace("0", "").Replace("O", "").Replace("I", "").Replace("l", ""), 97)
        );
        yield return ("openrouter-api-key", "sk-" + "or-v1-" + Of(Hex, 64));
        yield return ("tailscale-key", "ts" + "key-auth-" + Of(Alnum, 16) + "-" + Of(Alnum, 32));
        yield return ("hubspot-token", "pat" + "-na1-" + Uuid());
        yield return ("postman-api-key", "PM" + "AK-" + Of(Hex, 24) + "-" + Of(Hex, 34));
        yield return ("pulumi-token", "pu" + "l-" + Of(Hex, 40));
    }

    public string Jwt() =>
        Encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
        + "."
        + Encoded($"{{\"sub\":\"{Of(Alnum, 12)}\",\"iat\":1716239022}}")
        + "."
        + Of(Url, 43);

    public string Uuid() => $"{Of(Hex, 8)}-{Of(Hex, 4)}-4{Of(Hex, 3)}-a{Of(Hex, 3)}-{Of(Hex, 12)}";

    public string Pem(string label = "RSA PRIVATE KEY", string newline = "\n") =>
        $"-----BEGIN {label}-----{newline}"
        + string.Concat(Enumerable.Range(0, 6).Select(_ => Of(Alnum + "+/", 64) + newline))
        + Of(Alnum, 30)
        + $"=={newline}-----END {label}-----";

    /// <summary>Each token in prose, code, JSON, a table, a shell line and a link.</summary>
    public IEnumerable<Sample> TokenSamples()
    {
        string[] places =
        [
            "We use {0} in CI and it works.",
            "```sh\nexport THING={0}\n```\n",
            "{{ \"value\": \"{0}\", \"n\": 1 }}",
            "| name | {0} | note |\n",
            "curl -H 'X-Thing: {0}' https://api.internal.net/v1",
            "See `{0}`, rotated weekly; the test example follows.",
            "first line\\n{0}\\nlast line",
            "- {0}\n- second item",
        ];
        foreach (var (kind, value) in Tokens())
        {
            foreach (var place in places)
            {
                yield return new Sample(string.Format(null, place, value), value, kind);
            }
        }
    }

    /// <summary>Values that only their name gives away.</summary>
    public IEnumerable<Sample> NamedSamples()
    {
        string aws = Of(Alnum + "/+", 40),
            hex = Of(Hex, 32),
            chosen = "Tr0ub4dor&" + Of(Lower, 2),
            random = Of(Alnum, 32),
            key = "0x" + Of(Hex, 64);
        yield return new($"AWS_SECRET_ACCESS_KEY={aws}", aws, "aws-secret-access-key");
        yield return new($"aws_secret_access_key = \"{aws}\"", aws, "aws-secret-access-key");
        yield return new($"    \"SecretAccessKey\": \"{aws}\",", aws, "aws-secret-access-key");
        yield return new($"AKIA{Of(Upper, 16)},{aws}\n", aws, "aws-secret-access-key");
        yield return new($"DB_PASSWORD={chosen}\nDB_HOST=localhost", chosen, "password");
        yield return new($"password: {chosen}\n", chosen, "password");
        yield return new($"{{\"password\": \"{chosen}\"}}", chosen, "password");
        yield return new($"const dbPassword = '{chosen}';", chosen, "password");
        yield return new($"The admin password is {chosen}.", chosen, "password");
        yield return new($"| Password | {chosen} |\n", chosen, "password");
        yield return new($"| User | Password |\n|---|---|\n| alice | {chosen} |\n", chosen, "password");
        yield return new($"mytool --password {chosen} --verbose", chosen, "password");
        yield return new($"mytool --password={chosen} --verbose", chosen, "password");
        yield return new($"<password>{chosen}</password>", chosen, "password");
        yield return new($"machine github.com login bob password {chosen}\n", chosen, "password");
        yield return new($"**Password:** `{chosen}`", chosen, "password");
        yield return new($"mysql -u root -p{chosen} shop", chosen, "password");
        yield return new($"curl -u admin:{chosen} https://internal.net/x", chosen, "password");
        yield return new($"sshpass -p '{chosen}' ssh host", chosen, "password");
        yield return new(
            $"Server=db;Database=shop;User Id=sa;Password={chosen};Encrypt=true",
            chosen,
            "connection-string-password"
        );
        yield return new($"api_key: {random}", random, "api-key");
        yield return new($"X-Api-Key: {random}", random, "api-key");
        yield return new($"API key: `{random}`", random, "api-key");
        yield return new($"\\\"apiKey\\\": \\\"{random}\\\"", random, "api-key");
        yield return new($"JWT_SECRET={random}", random, "secret");
        yield return new($"client_secret={random}&grant_type=x", random, "client-secret");
        yield return new($"?access_token={random}&x=1", random, "token");
        yield return new($"Authorization: Bearer {random}", random, "bearer-token");
        yield return new($"-H \"Authorization: token {hex}\"", hex, "bearer-token");
        var basic = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("bob:" + chosen));
        yield return new($"Authorization: Basic {basic}", basic, "basic-auth-header");
        yield return new($"PRIVATE_KEY={key}", key, "ethereum-private-key");
        yield return new($"The deployer's private key is {key}", key, "ethereum-private-key");
        yield return new($"cast send --private-key {key} 0xabc", key, "ethereum-private-key");
        yield return new($"DEPLOYER_KEY={key[2..]}", key[2..], "ethereum-private-key");
        var uuid = Uuid();
        yield return new($"HEROKU_API_KEY={uuid}", uuid, "heroku-api-key");
        yield return new($"POSTMARK_SERVER_TOKEN: {uuid}", uuid, "postmark-token");
        yield return new($"TWILIO_AUTH_TOKEN={hex}", hex, "twilio-auth-token");
        yield return new($"CLOUDFLARE_API_TOKEN=\"{Of(Url, 40)}\"", null, "any");
        yield return new($"DD_API_KEY={hex}", hex, "datadog-key");
        yield return new($"MISTRAL_API_KEY={random}", random, "mistral-api-key");
        var account = Of(Alnum + "+/", 86) + "==";
        yield return new(
            $"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={account};EndpointSuffix=core.windows.net",
            account,
            "azure-storage-key"
        );
        var sig = Of(Alnum, 38) + "%2B" + Of(Alnum, 3) + "%3D";
        yield return new(
            $"https://shop.blob.core.windows.net/c?sv=2022-11-02&sig={sig}&se=2026",
            sig,
            "azure-sas-signature"
        );
        yield return new($"Cookie: sessionid={Of(Lower, 32)}; path=/", null, "any");
        foreach (
            var scheme in (string[])
                [
                    "postgres",
                    "postgresql",
                    "mysql",
                    "mariadb",
                    "mongodb",
                    "mongodb+srv",
                    "amqp",
                    "amqps",
                    "redis",
                    "ftp",
                    "smtp",
                    "mssql",
                    "jdbc:postgresql",
                ]
        )
        {
            yield return new($"DATABASE_URL={scheme}://shop:{chosen}@db.internal:5432/shop?x=1", chosen, "any");
        }

        yield return new($"redis://:{random}@cache:6379/0", random, "redis-connection-string");
        yield return new($"rediss://default:{random}@cache:6379/0", random, "redis-connection-string");
        yield return new($"https://bob:{chosen}@git.internal.net/x.git", chosen, "basic-auth-url");
        yield return new($"jdbc:mysql://db/shop?user=root&password={chosen}", chosen, "any");
        foreach (
            var label in (string[])
                [
                    "RSA PRIVATE KEY",
                    "PRIVATE KEY",
                    "EC PRIVATE KEY",
                    "OPENSSH PRIVATE KEY",
                    "ENCRYPTED PRIVATE KEY",
                    "DSA PRIVATE KEY",
                    "PGP PRIVATE KEY BLOCK",
                ]
        )
        {
            var pem = Pem(label);
            yield return new($"Before\n{pem}\nafter", pem, "any");
        }

        var escaped = Pem("PRIVATE KEY", "\\n");
        yield return new($"{{\"private_key\": \"{escaped}\\n\", \"client_email\": \"a@b\"}}", escaped, "private-key");
        const string phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        yield return new($"Recovery: {phrase}\n", phrase, "seed-phrase");
        yield return new($"Write down\n\n{phrase}\n\nand keep it.", phrase, "seed-phrase");
    }

    /// <summary>Texts that look like secrets and are none.</summary>
    public IEnumerable<Sample> Harmless()
    {
        string[] texts =
        [
            $"Request id: {Uuid()}",
            $"commit {Of(Hex, 40)}",
            $"sha256:{Of(Hex, 64)}",
            $"\"integrity\": \"sha512-{Of(Alnum + "+/", 86)}==\"",
            $"image: registry.net/app@sha256:{Of(Hex, 64)}",
            $"The vault is at 0x{Of(Hex, 40)}.",
            $"Transaction 0x{Of(Hex, 64)} was mined.",
            $"![x](data:image/png;base64,iVBORw0KGgo{Of(Alnum + "+/", 400)}=)",
            "color: #ff8800; background: #00aabb33;",
            "api_key: your-api-key-here",
            "API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx",
            "token: <token>",
            "TOKEN=${TOKEN}",
            "secret: {{ secret }}",
            "apiKey: process.env.API_KEY",
            "password = os.environ[\"DB_PASSWORD\"]",
            "password: changeme",
            "password=password",
            "AWS_ACCESS_KEY_ID=" + "AKIA" + "IOSFODNN7EXAMPLE",
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "ghp_" + new string('x', 36),
            "sk-ant-your-key-here",
            "Bearer <token>",
            "Authorization: Bearer $TOKEN",
            "Authorization: Bearer YOUR_TOKEN_HERE",
            "postgres://user:password@localhost/db",
            "postgres://${USER}:${PASS}@host/db",
            "mysql://user:<password>@host/db",
            "The password must be at least 12 characters long.",
            "Password: required",
            "password: string",
            "\"password\": { \"type\": \"string\" }",
            "Passwords are hashed with argon2id and never logged.",
            "The token expires after 15 minutes.",
            "Token: a word or part of a word.",
            "token_type: bearer",
            "max_tokens: 4096",
            "tokens = tokenizer.encode(text)",
            "The primary key is composite.",
            "Cache key: tenant:document:v3",
            "key: value",
            "public_key: " + "0x04" + Of(Hex, 128),
            "-----BEGIN PUBLIC KEY-----\n" + Of(Alnum, 64) + "\n-----END PUBLIC KEY-----",
            "-----BEGIN CERTIFICATE-----\n" + Of(Alnum, 64) + "\n-----END CERTIFICATE-----",
            "Look for `-----BEGIN RSA PRIVATE KEY-----` in the history.",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + Of(Alnum, 43) + " bob@host",
            "Reset your password at https://shop.net/reset?step=2",
            "const token = await getToken(user);",
            "password: z.string().min(8)",
            "secretKeyRef:\n  name: db\n  key: password",
            "const apiKey = config.apiKey;",
            "secret_name: prod-db-credentials",
            "tokenAddress: 0x" + Of(Hex, 40),
            "The author key takeaways: speed and safety.",
            "| Field | Type |\n|---|---|\n| password | string |\n| token | uuid |\n",
            "Secrets are stored in Vault; see the key rotation policy.",
            "keyboard: querty, monkey: banana7banana",
            "Authentication: OAuth2 with PKCE",
            "Session: 45 minutes on 2026-03-12",
            "auth: required",
            "http://localhost:3000/path@2x.png",
            "https://example.org:8080/a?b=c@d",
            "mailto:bob@example.org",
            "git@github.com:org/repo.git",
            "The quick brown fox jumps over the lazy dog and then goes home to rest all day long.",
            "about above absent absorb abstract absurd abuse access accident account accuse achieve",
            "export PASSWORD=\"$(cat /run/secrets/db)\"",
            "password: !vault |",
            "PASSWORD_FILE=/run/secrets/db_password",
            "password_hash = hash(password)",
            "resolved \"https://registry.net/x/-/x-1.0.0.tgz#" + Of(Hex, 40) + "\"",
            "etag: \"" + Of(Hex, 32) + "\"",
            "build 20260312.4, version 10.0.401",
            "X-Request-Id: " + Of(Hex, 32),
            "Idempotency-Key: " + Uuid(),
            "checksum: " + Of(Hex, 64),
            "topic0 = 0x" + Of(Hex, 64),
            "wallet: 0x" + Of(Hex, 40),
            "class=\"sk-fading-circle sk-cube-grid-container-large\"",
            "task-management-for-distributed-teams-2024",
            "eyJust a normal word.eyJ.nothing here",
            "process.env.GITHUB_TOKEN!",
            "secrets.GITHUB_TOKEN",
            "${{ secrets.NPM_TOKEN }}",
            "password (optional): the user's password",
            "Key: Value pairs in YAML",
            "kubectl create secret generic db --from-literal=password=$DB_PASSWORD",
            "token budget: 100000",
            "api-key-rotation-2024-q3 runbook",
        ];
        return texts.Select(t => new Sample(t, null, "none"));
    }

    private static string Encoded(string text) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
}
