using System.Text;

namespace Guildhall.Tests.Onomancer.Secrets;

/// <summary>Written after the rules, from other templates: incident notes, configuration files, code in several languages, chats.</summary>
internal sealed class SecondCorpus(int seed)
{
    private const string Alnum = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Hex = "0123456789abcdef";

    private readonly SecretCorpus values = new(seed);

    public IEnumerable<Sample> Secrets()
    {
        string a = values.Of(Alnum, 32),
            b = values.Of(Hex, 40),
            c = "Wint3r-" + values.Of("abcdefgh", 5) + "!",
            d = "pA$$" + values.Of(Hex, 6) + "#x",
            e = "0x" + values.Of(Hex, 64);
        yield return new($"spring.datasource.password={c}\nspring.datasource.username=shop", c, "any");
        yield return new($"  db:\n    user: shop\n    password: \"{d}\"\n    port: 5432", d, "any");
        yield return new($"[database]\npasswd = {c}\n", c, "any");
        yield return new(
            $"services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD={c}\n      - TZ=UTC",
            c,
            "any"
        );
        yield return new($"docker run -e MYSQL_ROOT_PASSWORD={c} -p 3306:3306 mysql:8", c, "any");
        yield return new(
            $"var conn = new SqlConnection(\"Server=tcp:x.database.windows.net;User ID=sa;Pwd={c};\");",
            c,
            "any"
        );
        yield return new($"define('DB_PASSWORD', '{d}');", d, "any");
        yield return new($"config['api_secret'] = \"{a}\"", a, "any");
        yield return new($"headers.put(\"X-Auth-Token\", \"{a}\");", a, "any");
        yield return new($"headers: {{ Authorization: `Bearer {a}` }}", a, "any");
        yield return new($"@client.access_token = '{b}'", b, "any");
        yield return new($"String apiKey = \"{a}\";", a, "any");
        yield return new($"api_key := \"{a}\"", a, "any");
        yield return new($"let secret_key: &str = \"{a}\";", a, "any");
        yield return new($"$env:API_TOKEN = \"{a}\"", a, "any");
        yield return new($"set API_TOKEN={a}\r\n", a, "any");
        yield return new($"<add key=\"ApiSecret\" value=\"{a}\" />", a, "any");
        yield return new($"<apiKey>{a}</apiKey>", a, "any");
        yield return new($"//packages.example.org/:_authToken={a}", a, "any");
        yield return new($"machine api.heroku.com\n  login bob@x.net\n  password {values.Uuid()}\n", null, "any");
        yield return new($"users:\n- name: admin\n  user:\n    token: {a}\n", a, "any");
        yield return new(
            $"    client-key-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(values.Of(Alnum, 90)))}\n",
            null,
            "any"
        );
        yield return new(
            $"hey, use the key {"gh" + "p_" + values.Of(Alnum, 36)} for now, I will rotate it",
            null,
            "any"
        );
        yield return new($"the token is: `{a}`", a, "any");
        yield return new($"Login: admin / password: {c}", c, "any");
        yield return new($"creds → user: root, pass: {c}", c, "any");
        yield return new($"| Service | API key |\n|:--|--:|\n| maps | `{a}` |\n| mail | `{b}` |\n", a, "any");
        yield return new($"> password = {c}\n> host = db", c, "any");
        yield return new($"1. Set `JWT_SIGNING_KEY` to `{a}`", a, "any");
        yield return new($"API_KEY: {a} # rotate in May", a, "any");
        yield return new($"\"auth\": {{ \"type\": \"basic\", \"pass\": \"{c}\" }}", c, "any");
        yield return new($"redis-cli -h cache -a {c} ping", c, "any");
        yield return new($"psql \"host=db user=shop password={c} dbname=x\"", c, "any");
        yield return new($"PGPASSWORD={c} psql -h db", c, "any");
        yield return new($"vault login -method=userpass username=bob password={c}", c, "any");
        yield return new($"wget --user=bob --password='{c}' https://x.net/f", c, "any");
        yield return new($"curl https://x.net -H \"x-api-key: {a}\"", a, "any");
        yield return new($"curl \"https://x.net/v1?api_key={a}&q=1\"", a, "any");
        yield return new($"const wallet = new ethers.Wallet(\"{e}\", provider);", e, "any");
        yield return new($"accounts: [\"{e}\"], // deployer private key", null, "skip");
        yield return new($"private key = {e[2..]}", e[2..], "any");
        yield return new(
            $"mnemonic: \"letter advice cage absurd amount doctor acoustic avoid letter advice cage above\"",
            "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
            "seed-phrase"
        );
        yield return new(
            "1. zoo\n2. zoo\n3. zoo\n4. zoo\n5. zoo\n6. zoo\n7. zoo\n8. zoo\n9. zoo\n10. zoo\n11. zoo\n12. wrong\n",
            null,
            "any"
        );
        yield return new($"amqp://svc:{a}@mq:5672/%2F", a, "any");
        yield return new($"mongodb+srv://shop:{a}@c0.x1y2.mongodb.net/?retryWrites=true", a, "any");
        yield return new($"postgresql+asyncpg://shop:{a}@db/shop", a, "any");
        yield return new($"mysql+pymysql://shop:{a}@db/shop", a, "any");
        yield return new($"sftp://bob:{c}@files.x.net/in", c, "any");
        yield return new(
            $"git clone https://oauth2:{"gl" + "pat-" + values.Of(Alnum, 20)}@gitlab.com/x/y.git",
            null,
            "any"
        );
        yield return new(
            $"SENTRY_DSN=https://{values.Of(Hex, 32)}:{values.Of(Hex, 32)}@o1.ingest.sentry.io/2",
            null,
            "any"
        );
        yield return new(
            $"Set-Cookie: PHPSESSID={values.Of("abcdefghijklmnopqrstuvwxyz0123456789", 26)}; HttpOnly",
            null,
            "any"
        );
        yield return new($"session_secret: {a}", a, "any");
        yield return new($"encryption_key = \"{values.Of(Hex, 64)}\"", null, "any");
        yield return new($"LINEAR_WEBHOOK_SECRET={"lin" + "_wh_" + values.Of(Alnum, 40)}", null, "any");
        yield return new($"bob:$2y$10${values.Of(Alnum, 53)}", null, "any");
        yield return new($"admin password: {d}\nurl: https://x.net", d, "any");
        yield return new($"Use **{c}** as the password for the demo account; password: **{c}**", null, "any");
        yield return new($"%PASSWORD%={c}", null, "skip");
        yield return new($"aws configure set aws_secret_access_key {values.Of(Alnum + "/+", 40)}", null, "any");
        yield return new(
            $"[default]\naws_access_key_id = {"AK" + "IA" + values.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}\naws_secret_access_key = {values.Of(Alnum + "/", 40)}",
            null,
            "any"
        );
        yield return new($"gh\u200Bp_{values.Of(Alnum, 18)}\u00AD{values.Of(Alnum, 18)}", null, "any");
        yield return new($"gh" + $"p\\_{values.Of(Alnum, 36)}", null, "any");
        yield return new($"token=&quot;{a}&quot;", a, "any");
        yield return new($"password%3D{values.Of(Alnum, 14)}%26user%3Dbob", null, "any");
        yield return new($"{"sk" + "_live_"}{values.Of(Alnum, 10)}\n  {values.Of(Alnum, 14)}\n", null, "any");
        yield return new(
            $"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{values.Of("0123456789ABCDEF", 32)}\n\n{values.Of(Alnum, 64)}\n{values.Of(Alnum, 64)}\n",
            null,
            "any"
        );
        yield return new(
            $"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPublic-Lines: 1\n{values.Of(Alnum, 60)}\nPrivate-Lines: 1\n{values.Of(Alnum, 48)}\nPrivate-MAC: {values.Of(Hex, 64)}\n",
            null,
            "any"
        );
        yield return new($"Passwort: {c}", c, "any");
        yield return new($"contraseña: {c}", c, "any");
        yield return new($"mot de passe : {c}", c, "any");
    }

    public IEnumerable<Sample> Harmless()
    {
        string[] texts =
        [
            "Rotate the signing key every 90 days and store it in the vault.",
            "Key results: revenue up 12 %, churn down 3 %.",
            "The password reset flow sends a link that expires in 15 minutes.",
            "| Setting | Default |\n|---|---|\n| token_ttl | 3600 |\n| password_min_length | 12 |\n",
            "const token = req.headers['authorization']?.split(' ')[1];",
            "if (password !== confirmPassword) { throw new Error('mismatch'); }",
            "password = getpass.getpass()",
            "api_key = os.getenv('API_KEY')",
            "token: ${{ secrets.DEPLOY_TOKEN }}",
            "secret = Secret.fromName('prod/db')",
            "private readonly apiKey: string;",
            "export interface Session { token: string; userId: number }",
            "self.password = password",
            "kubectl get secret db-credentials -o yaml",
            "key=lambda x: x.size",
            "sorted(items, key=attrgetter('name'))",
            "\"keywords\": [\"secret\", \"token\", \"password\"]",
            "Authorization: Bearer {access_token}",
            "Authorization: Basic <base64>",
            "?token=TOKEN&limit=10",
            "api_key=YOUR_API_KEY",
            "password: ********",
            "password: ••••••••",
            "secret: [REDACTED]",
            "token: [REDACTED: github-token]",
            "API key: see 1Password",
            "Password: ask Alice in the #ops channel",
            "password: (none)",
            "key: \"user.profile.title\"",
            "\"i18n.key\": \"settings.password.change\"",
            "--token-file /run/secrets/token",
            "PRIVATE_KEY_PATH=/etc/ssl/private/x.key",
            "ssl_certificate_key /etc/nginx/ssl/x.key;",
            "sha1-" + values.Of(Alnum, 27) + "=",
            "h1:" + values.Of(Alnum, 43) + "=",
            "\"_resolved\": \"https://r.net/a.tgz\"",
            "\"contentHash\": \"" + values.Of(Alnum, 86) + "==\"",
            "go.sum h1:" + values.Of(Alnum + "+/", 43) + "=",
            "Etag: W/\"" + values.Of(Hex, 40) + "\"",
            "trace_id=" + values.Of(Hex, 32) + " span_id=" + values.Of(Hex, 16),
            "block " + "0x" + values.Of(Hex, 64) + " by 0x" + values.Of(Hex, 40),
            "storage slot key 0x" + values.Of(Hex, 64),
            "merkle root: 0x" + values.Of(Hex, 64),
            "docker.io/library/redis@sha256:" + values.Of(Hex, 64),
            "The public key is 04" + values.Of(Hex, 128),
            "Fingerprint: SHA256:" + values.Of(Alnum + "+/", 43),
            "ssh-rsa AAAAB3NzaC1yc2E" + values.Of(Alnum + "+/", 300) + " bob",
            "uuid key: " + values.Uuid(),
            "primary key " + values.Uuid(),
            "https://user@host/path",
            "https://host/path?redirect=http://a:b",
            "postgres://localhost:5432/shop",
            "redis://cache:6379/0",
            "jdbc:postgresql://db:5432/shop",
            "http://[::1]:8080/x@y",
            "The \"secret\" of good code: names.",
            "Token economics: 100,000,000 supply, 12 % to the team.",
            "token symbol: HONEY2024, decimals: 18",
            "auth: OAuth2-PKCE-flow",
            "authentication_method: scram-sha-256",
            "Session 2026-03-12T10:00:00Z started",
            "Cookie policy v2 applies from 2026-01-01.",
            "passed: 1234, failed: 0",
            "passengers: 12345678",
            "compass=north123",
            "monkey: abc12345",
            "author: alice2024",
            "keyboard=QWERTY-104-US",
            "hotkey: ctrl+shift+f12",
            "pwd: /home/alice/projects2024",
            "test@example.org:443",
            "2FA token length is 6",
            "API key rotation: every 30d",
            "secret santa 2024: budget 20 EUR",
            "passing 3 of 4 checks",
            "gh" + "p_YOUR_TOKEN_HERE_REPLACE_ME_PLEASE_NOW",
            "sk" + "_test_xxxxxxxxxxxxxxxxxxxxxxxx",
        ];
        return texts.Select(t => new Sample(t, null, "none"));
    }
}
