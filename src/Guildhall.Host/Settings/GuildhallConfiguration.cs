using Guildhall.Host.Serving;

namespace Guildhall.Host.Settings;

/// <summary>
/// Where settings come from, later ones first in force: <c>guildhall.json</c> in the working folder (another:
/// <c>GUILDHALL_CONFIG</c>), then <c>GUILDHALL__…</c> in the environment. In the file the keys stand without the prefix.
/// </summary>
internal static class GuildhallConfiguration
{
    public const string Section = "Guildhall";
    private const string DefaultFile = "guildhall.json";

    /// <exception cref="SettingsException">The file is missing where it was asked for, or is not JSON.</exception>
    public static IConfigurationRoot Load(IReadOnlyDictionary<string, string?>? overrides = null)
    {
        var configuration = new ConfigurationBuilder();
        if (File() is { } file)
        {
            configuration.AddInMemoryCollection(Prefixed(file));
        }

        configuration.AddEnvironmentVariables();
        if (overrides is not null)
        {
            configuration.AddInMemoryCollection(overrides);
        }

        return configuration.Build();
    }

    /// <summary>What can be said before anything is built; options then check themselves.</summary>
    /// <exception cref="SettingsException">With every fault.</exception>
    public static void Check(IConfiguration configuration, HostRoles roles)
    {
        var faults = KnownSettings.Unknown(configuration).ToList();
        if (roles.HasFlag(HostRoles.Bot) && string.IsNullOrWhiteSpace(configuration[$"{Section}:Discord:Token"]))
        {
            faults.Add("GUILDHALL__DISCORD__TOKEN is not set: the bot's token, from Discord's developer portal.");
        }

        var api = configuration[$"{Section}:Discord:Api"];
        if (!string.IsNullOrWhiteSpace(api) && !IsAddress(api))
        {
            faults.Add("GUILDHALL__DISCORD__API: expected a whole address, such as http://127.0.0.1:4000/api/v10.");
        }

        var publicUrl = configuration[$"{Section}:PublicUrl"];
        if (!string.IsNullOrWhiteSpace(publicUrl) && !IsAddress(publicUrl))
        {
            faults.Add("GUILDHALL__PUBLICURL: expected a whole address, such as https://guildhall.example.");
        }
        else if (!string.IsNullOrWhiteSpace(publicUrl) && !IsOrigin(publicUrl))
        {
            faults.Add(
                "GUILDHALL__PUBLICURL: expected scheme, host and port alone, such as https://guildhall.example: pages are served at the top of a host, not below a path."
            );
        }

        faults.AddRange(OptionFaults.Find(configuration));
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }
    }

    /// <summary>The file in force; null where there is none and none was asked for.</summary>
    public static string? File()
    {
        if (Environment.GetEnvironmentVariable("GUILDHALL_CONFIG") is { Length: > 0 } asked)
        {
            return System.IO.File.Exists(asked)
                ? asked
                : throw new SettingsException(["GUILDHALL_CONFIG names a file that does not exist."]);
        }

        return System.IO.File.Exists(DefaultFile) ? DefaultFile : null;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static bool IsOrigin(string text) => new Uri(text) is { UserInfo: "", PathAndQuery: "/", Fragment: "" };

    private static List<KeyValuePair<string, string?>> Prefixed(string file)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(file), optional: false)
                .Build()
                .AsEnumerable()
                .Select(pair => KeyValuePair.Create($"{Section}:{pair.Key}", pair.Value))
                .ToList();
        }
        catch (InvalidDataException exception)
        {
            var why = exception.InnerException?.Message ?? "it is not JSON.";
            throw new SettingsException([$"{Path.GetFileName(file)}: {why}"]);
        }
    }
}
