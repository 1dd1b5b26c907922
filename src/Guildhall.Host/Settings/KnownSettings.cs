namespace Guildhall.Host.Settings;

/// <summary>Every setting there is: what doctor explains, and what a name in the environment is compared with.</summary>
internal static class KnownSettings
{
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        new("GUILDHALL__DISCORD__TOKEN", "the bot's token", "connecting to Discord", IsSecret: true),
        new("GUILDHALL__DISCORD__API", "Discord's address; default Discord itself", "a local Discord"),
        new("GUILDHALL__DISCORD__CLIENTID", "the application's id; default what stands in the token", null),
        new(
            "GUILDHALL__DISCORD__CLIENTSECRET",
            "the application's OAuth2 secret",
            "signing in to the web pages: appeals, sessions",
            IsSecret: true
        ),
        new("GUILDHALL__DISCORD__CLIENTSECRETFILE", "a file with that secret", null),
        new("GUILDHALL__SIGNIN__KEY", "at least 32 characters; default made in the data folder", null, IsSecret: true),
        new(
            "GUILDHALL__DISCORD__PUBLICKEY",
            "the application's public key",
            "interactions over HTTP, at /interactions"
        ),
        new("GUILDHALL__DISCORD__SHARDCOUNT", "shards over all processes; default Discord's recommendation", null),
        new("GUILDHALL__DISCORD__SHARDS", "those of this process, such as 0-3,8; default all", null),
        new("GUILDHALL__DISCORD__COMPRESSION", "true: a sixth of the bytes, for some processor time", null),
        new("GUILDHALL__DATA", "the folder of the database and the documents; default data", null),
        new(
            "GUILDHALL__PUBLICURL",
            "how members reach the pages, such as https://guildhall.example; default http://127.0.0.1:3000",
            "links that work elsewhere"
        ),
        new("GUILDHALL__HTTP__PORT", "the port of the web pages; default 3000", null),
        new("GUILDHALL__HTTP__ADDRESS", "the address to listen on; default 127.0.0.1", null),
        new("GUILDHALL__TENANTS__DIRECTORY", "the folder of the tenant files; default config/tenants", null),
        new("GUILDHALL__STORAGE__PROVIDER", "sqlite or postgres; default sqlite", null),
        new("GUILDHALL__STORAGE__PATH", "the SQLite file; default guildhall.db in the data folder", null),
        new("GUILDHALL__STORAGE__CONNECTIONSTRING", "Npgsql's form", "PostgreSQL", IsSecret: true),
        new("GUILDHALL__STORAGE__POOLSIZE", "connections to PostgreSQL; default 15", null),
        new("GUILDHALL__STORAGE__STATEMENTTIMEOUT", "default 00:00:10", null),
        new("GUILDHALL__JOBS__INSTANCE", "this process's name among the replicas; default the machine's", null),
        new("GUILDHALL__JOBS__LEASE", "default 00:00:30", null),
        new("GUILDHALL__JOBS__POLL", "default 00:00:01", null),
        new("GUILDHALL__JOBS__DRAIN", "default 00:00:05", null),
        new("GUILDHALL__COMMANDS__PERMINUTE", "commands a minute for each member; default 5", null),
        new("GUILDHALL__COMMANDS__HANDLERLIMIT", "default 00:01:00", null),
        new("GUILDHALL__COMMANDS__ANSWERWITHIN", "how long Discord waits; default 00:00:03", null),
        new("GUILDHALL__COMMANDS__CONCURRENCY", "default 256", null),
        new("GUILDHALL__COMMANDS__REGISTERINGUILDS", "server ids for registration at once", null),
        new(
            "GUILDHALL__COMMANDS__SIGNINGKEY",
            "at least 32 characters",
            "buttons that outlive a restart",
            IsSecret: true
        ),
        new("GUILDHALL__ONOMANCER__LINKLIFETIME", "how long a link opens its summary; default 7.00:00:00", null),
        new("GUILDHALL__ONOMANCER__CONTEXTPATIENCE", "how long a context source may take; default 00:00:05", null),
        new(
            "GUILDHALL__SIETCH__LINKS__KEY",
            "at least 32 characters; default what stands in the key file",
            null,
            IsSecret: true
        ),
        new(
            "GUILDHALL__SIETCH__LINKS__FORMERKEY",
            "the key before, until the next start has sealed everything anew",
            null,
            IsSecret: true
        ),
        new("GUILDHALL__SIETCH__LINKS__KEYFILE", "default sietch-links.key in the data folder, made once", null),
        new("GUILDHALL__MODELS__OFFLINE", "true: no language model, whatever keys there are", null),
        new(
            "GUILDHALL__MODELS__ANTHROPIC__APIKEY",
            "else ANTHROPIC_API_KEY",
            "summaries written by Claude",
            IsSecret: true
        ),
        new("GUILDHALL__MODELS__ANTHROPIC__ADDRESS", "else ANTHROPIC_BASE_URL; default Anthropic itself", null),
        new("GUILDHALL__MODELS__ANTHROPIC__MODEL", "default claude-sonnet-4-5-20250929", null),
        new("GUILDHALL__MODELS__ANTHROPIC__TIMEOUT", "for a whole call; default 00:02:00", null),
        new("GUILDHALL__MODELS__ANTHROPIC__INPUTPRICE", "US dollars for a million tokens in", null),
        new("GUILDHALL__MODELS__ANTHROPIC__OUTPUTPRICE", "US dollars for a million tokens out", null),
        new("GUILDHALL__MODELS__OPENAI__APIKEY", "else OPENAI_API_KEY", "summaries by OpenAI", IsSecret: true),
        new(
            "GUILDHALL__MODELS__OPENAI__ADDRESS",
            "with its version; else OPENAI_BASE_URL",
            "summaries by an own model: Ollama, vLLM"
        ),
        new("GUILDHALL__MODELS__OPENAI__MODEL", "else OPENAI_MODEL; default gpt-4o-mini", null),
        new("GUILDHALL__MODELS__OPENAI__TIMEOUT", "for a whole call; default 00:02:00", null),
        new("GUILDHALL__MODELS__OPENAI__INPUTPRICE", "US dollars for a million tokens in", null),
        new("GUILDHALL__MODELS__OPENAI__OUTPUTPRICE", "US dollars for a million tokens out", null),
        new("GUILDHALL__GOOGLE__CREDENTIALSFILE", "else GOOGLE_APPLICATION_CREDENTIALS", "summaries as Google Docs"),
        new("GUILDHALL__GOOGLE__ROOTFOLDER", "the id of the shared folder that receives the projects' folders", null),
        new("GUILDHALL__GOOGLE__TENANTFOLDERS", "a folder's id for each tenant, by slug", null),
        new("GUILDHALL__GOOGLE__DRIVE", "Drive's address; default Google itself", null),
        new("GUILDHALL__GOOGLE__DOCS", "Docs' address; default Google itself", null),
        new("GUILDHALL__GOOGLE__TOKEN", "the token endpoint; default what the key file names", null),
        new("GUILDHALL__GOOGLE__TIMEOUT", "for one request; default 00:00:30", null),
        new("GUILDHALL__GOOGLE__RETRIES", "tries after the first; default 4", null),
        new("GUILDHALL__GOOGLE__FIRSTDELAY", "before the first retry; default 00:00:01", null),
        new("GUILDHALL__GOOGLE__LONGESTWAIT", "a longer wait is left to the caller; default 00:00:20", null),
        new(
            "GUILDHALL__SIETCH__ENDPOINTS",
            "a chain's nodes by tenant, in the place of those in its file: __DEFAULT__0 is the first of tenant default",
            "a gated community whose nodes' addresses hold a key",
            IsSecret: true
        ),
        new("GUILDHALL__SIETCH__CALLSPERMINUTE", "of /eligibility by one address without a key; default 100", null),
        new("GUILDHALL__SIETCH__KEYCALLSPERMINUTE", "of /eligibility with one key; default 6000", null),
        new("GUILDHALL__SIETCH__TRUSTEDADDRESSES", "IP addresses without a limit: a gate bot's", null),
        new("GUILDHALL__SIETCH__LONGESTDELAY", "how much later than its hour a sync may begin; default 00:10:00", null),
        new("GUILDHALL__SIETCH__HISTORYRETENTION", "how long old snapshots are kept; default 90.00:00:00", null),
        new("GUILDHALL__WEBHOOKS__LOCALHOSTS", "host:port pairs that webhooks may call over http; default none", null),
    ];

    /// <summary>Names in the environment or the file that look like ours and are not; each with the nearest that is.</summary>
    public static IEnumerable<string> Unknown(IConfiguration configuration)
    {
        var known = All.Select(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal)).ToList();
        foreach (var (key, value) in configuration.GetSection(GuildhallConfiguration.Section).AsEnumerable())
        {
            if (value is null || known.Any(name => IsOrHolds(name, key)))
            {
                continue;
            }

            yield return $"{Shown(key)} is not a setting. Did you mean {Shown(Nearest(known, key))}?";
        }
    }

    /// <param name="known">At least one.</param>
    public static string Nearest(IEnumerable<string> known, string name) => known.MinBy(one => Distance(one, name))!;

    private static string Shown(string key) => key.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal);

    private static bool IsOrHolds(string known, string key) =>
        key.Equals(known, StringComparison.OrdinalIgnoreCase)
        || key.StartsWith(known + ":", StringComparison.OrdinalIgnoreCase);

    /// <summary>Levenshtein's, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var isSame = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (isSame ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }

        return row[^1];
    }
}

/// <param name="Unlocks">What is possible only with it; null where a default serves.</param>
internal sealed record KnownSetting(string Name, string Meaning, string? Unlocks, bool IsSecret = false);
