namespace Guildhall.Onomancer.Secrets;

/// <summary>What the name of a value says of it.</summary>
internal enum NameClass
{
    None,

    /// <summary>A bare "key": may be a cache key as well.</summary>
    Key,
    Session,
    Strong,
    PrivateKey,
    Password,
    Authorization,
}

/// <summary>Sorts names of settings, headers, flags and columns: <c>DB_PASSWORD</c>, <c>stripe.apiKey</c>, "client secret".</summary>
internal static class SecretName
{
    public const int Longest = 96;

    private static readonly string[] never =
    [
        "public",
        "primarykey",
        "foreignkey",
        "partitionkey",
        "sortkey",
        "cachekey",
        "hashkey",
        "rowkey",
        "idempotency",
        "keyboard",
        "keyframe",
        "keyword",
        "tokeniz",
        "tokenis",
        "passenger",
        "passage",
        "passport",
        "bypass",
        "compass",
        "monkey",
        "hockey",
        "turkey",
        "sitekey",
        "hostkey",
        "checksum",
        "fingerprint",
        "integrity",
        "digest",
        "contract",
        "tokenaddress",
        "certificate",
        "author",
        "objectkey",
        "s3key",
        "uniquekey",
        "compositekey",
        "dedup",
        "maxtoken",
        "tokencount",
        "csrftokenname",
        "keycode",
        "keypath",
        "keyvault",
        "translationkey",
        "querykey",
        "shortcut",
        "publishable",
        "secretary",
        "passive",
        "authent",
        "keynote",
        "hotkey",
        "keystroke",
        "masterdata",
        "tokenomic",
    ];

    private static readonly string[] neverEnding =
    [
        "length",
        "len",
        "count",
        "type",
        "url",
        "uri",
        "endpoint",
        "id",
        "ids",
        "name",
        "names",
        "field",
        "label",
        "policy",
        "expiry",
        "expires",
        "expiresin",
        "expiration",
        "ttl",
        "limit",
        "limits",
        "file",
        "path",
        "dir",
        "header",
        "prefix",
        "regex",
        "pattern",
        "format",
        "version",
        "size",
        "reset",
        "validator",
        "placeholder",
        "hint",
        "mode",
        "provider",
        "status",
        "enabled",
        "required",
        "rotation",
        "manager",
        "store",
        "alias",
        "arn",
        "ref",
        "usage",
        "budget",
        "algorithm",
        "issuer",
        "audience",
        "scope",
        "scopes",
        "location",
        "lifetime",
        "age",
        "hash",
        "hashes",
        "symbol",
        "decimals",
        "price",
        "supply",
        "holders",
        "balance",
        "gate",
        "gating",
        "board",
        "owner",
        "strength",
    ];

    private static readonly string[] passwords =
    [
        "password",
        "passwd",
        "passphrase",
        "passcode",
        "passwort",
        "kennwort",
        "contrase",
        "senha",
        "motdepasse",
        "pwd",
    ];

    private static readonly string[] strong =
    [
        "secret",
        "apikey",
        "token",
        "accesskey",
        "authkey",
        "signingkey",
        "encryptionkey",
        "masterkey",
        "accountkey",
        "clientkeydata",
        "securitykey",
        "servicekey",
        "deploykey",
        "bearer",
        "credential",
        "webhookkey",
        "jwtkey",
        "appkey",
        "applicationkey",
        "storagekey",
        "consumerkey",
        "sshkey",
        "adminkey",
        "serverkey",
        "licensekey",
        "subscriptionkey",
        "sharedkey",
        "hmackey",
        "aeskey",
        "cryptkey",
        "datakey",
        "rootkey",
        "adminapi",
        "authorizationkey",
    ];

    private static readonly string[] owners =
    [
        "private",
        "priv",
        "deployer",
        "signer",
        "wallet",
        "owner",
        "minter",
        "relayer",
        "operator",
        "validator",
        "eth",
        "evm",
        "account",
    ];

    /// <summary>Lower case, letters and digits only; answers how much of <paramref name="into"/> was used.</summary>
    public static int Fold(ReadOnlySpan<char> name, Span<char> into)
    {
        var length = 0;
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) && length < into.Length)
            {
                into[length++] = (char)(char.IsAsciiLetterUpper(c) ? c | 0x20 : c);
            }
        }

        return length;
    }

    public static NameClass Classify(ReadOnlySpan<char> folded)
    {
        if (folded.Length is 0 or > Longest)
        {
            return NameClass.None;
        }

        if (folded is "authorization" or "auth" or "proxyauthorization" || folded.EndsWith("authorization"))
        {
            return NameClass.Authorization;
        }

        if (ContainsAny(folded, never) && !folded.Contains("authtoken", StringComparison.Ordinal))
        {
            return NameClass.None;
        }

        if (
            folded.Contains("sess", StringComparison.Ordinal)
            || folded.Contains("cookie", StringComparison.Ordinal)
            || folded.EndsWith("sid")
        )
        {
            return
                folded.Contains("secret", StringComparison.Ordinal)
                || folded.Contains("token", StringComparison.Ordinal)
                ? NameClass.Strong
                : NameClass.Session;
        }

        return EndsWithAny(folded, neverEnding) ? NameClass.None : Kind(folded);
    }

    private static NameClass Kind(ReadOnlySpan<char> folded)
    {
        if (ContainsAny(folded, passwords) || folded.EndsWith("pass") || folded is "passe")
        {
            return NameClass.Password;
        }

        if (
            folded.EndsWith("key")
            || folded.EndsWith("pk")
            || folded.Contains("privatekey", StringComparison.Ordinal)
            || folded.Contains("privkey", StringComparison.Ordinal)
        )
        {
            if (ContainsAny(folded, owners))
            {
                return folded.Contains("accountkey", StringComparison.Ordinal)
                    ? NameClass.Strong
                    : NameClass.PrivateKey;
            }
        }

        if (ContainsAny(folded, strong))
        {
            return NameClass.Strong;
        }

        return folded.EndsWith("key") || folded.EndsWith("keys") ? NameClass.Key
            : folded.EndsWith("auth") || folded.StartsWith("priv") ? NameClass.Strong
            : NameClass.None;
    }

    private static bool ContainsAny(ReadOnlySpan<char> name, string[] parts)
    {
        foreach (var part in parts)
        {
            if (name.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> name, string[] parts)
    {
        foreach (var part in parts)
        {
            if (name.EndsWith(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
