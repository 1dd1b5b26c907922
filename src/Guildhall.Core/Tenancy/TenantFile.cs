using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Guildhall.Core.Usage;

namespace Guildhall.Core.Tenancy;

/// <summary>Reads one tenant file and reports all that is wrong with it. Every property is checked on its own.</summary>
internal sealed partial class TenantFile(string path, IReadOnlyList<TenantSection> sections)
{
    private const long LargestFile = 4 << 20;

    private static readonly string[] OwnProperties =
    [
        "$schema",
        "id",
        "name",
        "guilds",
        "features",
        "quotas",
        "roles",
        "permissions",
    ];

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly List<TenantFault> faults = [];

    public IReadOnlyList<TenantFault> Faults => faults;

    private string FileName => Path.GetFileName(path);

    private string Folder => Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>Null where a fault leaves nothing to work with; with faults, the answer serves only more checks.</summary>
    public Tenant? Read()
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                Report("$", "is larger than 4 MiB; a tenant file is not.");
                return null;
            }

            var bytes = File.ReadAllBytes(path).AsMemory();
            var json = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
            using var document = JsonDocument.Parse(json, Lenient);
            return JsonShape.IsKind(document.RootElement, JsonValueKind.Object, "an object", "$", Report)
                ? Read(document.RootElement)
                : null;
        }
        catch (JsonException exception)
        {
            Report("$", $"is not JSON: line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report("$", "cannot be read: check that it is a file and that its permissions let this user read it.");
        }

        return null;
    }

    private Tenant Read(JsonElement root)
    {
        JsonShape.CheckDuplicates(root, "$", Report);
        CheckNames(root);
        CheckPlaceholders(root, "$");
        var id = ReadId(root);
        var roles = ReadRoles(root);
        var (guilds, isCatchAll) = ReadGuilds(root);
        return new(ReadSections(root, roles))
        {
            Id = id,
            Name = Property(root, "name", JsonValueKind.String, "text")?.GetString() ?? id.Value,
            Directory = Folder,
            Guilds = guilds,
            ServesUnclaimed = isCatchAll || id == TenantId.Default,
            Features = ReadFeatures(root),
            Quotas = ReadQuotas(root),
            Roles = roles,
            Permissions = ReadPermissions(root, roles),
        };
    }

    private void CheckNames(JsonElement root)
    {
        var known = OwnProperties.Concat(sections.Select(s => s.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject().Where(p => !known.Contains(p.Name)))
        {
            var expected = string.Join(", ", known.Where(k => k != "$schema").Order());
            Report(JsonPath.Child("$", property.Name), $"is not known; expected one of: {expected}.");
        }
    }

    // Nothing expands them, and a literal "${KEY}" that passes for a value is found much later.
    private void CheckPlaceholders(JsonElement element, string where)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when element.GetString()!.Contains("${", StringComparison.Ordinal):
                Report(where, "has a ${…} placeholder; tenant files are not expanded: write the value itself.");
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    CheckPlaceholders(property.Value, JsonPath.Child(where, property.Name));
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    CheckPlaceholders(item, $"{where}[{index++}]");
                }

                break;
        }
    }

    private TenantId ReadId(JsonElement root)
    {
        if (!root.TryGetProperty("id", out var element))
        {
            Report("$.id", "is missing and required: 1–64 of a–z, 0–9 and inner hyphens.");
            return default;
        }

        if (JsonShape.IsKind(element, JsonValueKind.String, "text", "$.id", Report))
        {
            if (TenantId.TryParse(element.GetString(), out var id))
            {
                return id;
            }

            Report("$.id", "expected 1–64 of a–z, 0–9 and inner hyphens.");
        }

        return default;
    }

    private (IReadOnlySet<ulong> Guilds, bool IsCatchAll) ReadGuilds(JsonElement root)
    {
        const string expected = "expected \"*\" for every unclaimed server, or a list of server ids as text.";
        var guilds = new HashSet<ulong>();
        if (!root.TryGetProperty("guilds", out var element))
        {
            return (guilds, false);
        }

        if (element.ValueKind == JsonValueKind.String && element.GetString() == "*")
        {
            return (guilds, true);
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            Report("$.guilds", expected);
            return (guilds, false);
        }

        var isCatchAll = false;
        foreach (var (item, where) in Items(element, "$.guilds"))
        {
            var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            if (text == "*")
            {
                isCatchAll = true;
            }
            else if (!DiscordId().IsMatch(text) || !ulong.TryParse(text, CultureInfo.InvariantCulture, out var id))
            {
                Report(where, "expected a server id as text, 15–20 digits in quotation marks.");
            }
            else if (!guilds.Add(id))
            {
                Report(where, "stands in the list twice: keep one.");
            }
        }

        return (guilds, isCatchAll);
    }

    private HashSet<string> ReadFeatures(JsonElement root)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, where) in Items(Property(root, "features", JsonValueKind.Array, "a list"), "$.features"))
        {
            ReadName(item, where, features);
        }

        return features;
    }

    private Quotas ReadQuotas(JsonElement root)
    {
        if (Property(root, "quotas", JsonValueKind.Object, "an object") is not { } element)
        {
            return Quotas.Unlimited;
        }

        var before = faults.Count;
        JsonShape.Check(element, TenancyJson.Default.Quotas, "$.quotas", Report);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Number && property.Value.GetDouble() < 0)
            {
                Report(
                    JsonPath.Child("$.quotas", property.Name),
                    "expected 0 or more; 0 forbids, and leaving it out sets no limit."
                );
            }
        }

        return faults.Count == before
            ? element.Deserialize(TenancyJson.Default.Quotas) ?? Quotas.Unlimited
            : Quotas.Unlimited;
    }

    private Dictionary<string, RoleGrant> ReadRoles(JsonElement root)
    {
        var roles = new Dictionary<string, RoleGrant>(StringComparer.Ordinal);
        foreach (var (name, element, where) in Lists(root, "roles"))
        {
            if (name == Tenant.Everyone)
            {
                Report(where, "is built in: every member has it. Choose another name.");
                continue;
            }

            var ids = new HashSet<ulong>();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (item, itemWhere) in Items(element, where))
            {
                var text = item.ValueKind == JsonValueKind.String ? item.GetString()!.Trim() : "";
                if (text.Length is 0 or > 100)
                {
                    Report(itemWhere, "expected the name of a Discord role (1–100 characters) or its id, as text.");
                }
                else if (DiscordId().IsMatch(text) && ulong.TryParse(text, CultureInfo.InvariantCulture, out var id))
                {
                    ids.Add(id);
                }
                else
                {
                    names.Add(text);
                }
            }

            roles[name] = new(ids, names);
        }

        return roles;
    }

    private Dictionary<string, IReadOnlySet<string>> ReadPermissions(
        JsonElement root,
        Dictionary<string, RoleGrant> roles
    )
    {
        var permissions = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var (name, element, where) in Lists(root, "permissions"))
        {
            var granted = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (item, itemWhere) in Items(element, where))
            {
                if (
                    ReadName(item, itemWhere, granted) is { } role
                    && role != Tenant.Everyone
                    && !roles.ContainsKey(role)
                )
                {
                    var known = string.Join(", ", roles.Keys.Append(Tenant.Everyone).Order());
                    Report(itemWhere, $"is not a role of this file; expected one of: {known}.");
                }
            }

            permissions[name] = granted;
        }

        return permissions;
    }

    private Dictionary<Type, object> ReadSections(JsonElement root, Dictionary<string, RoleGrant> roles)
    {
        var read = new Dictionary<Type, object>();
        var names = roles.Keys.Append(Tenant.Everyone).ToHashSet(StringComparer.Ordinal);
        var context = new TenantSectionContext(Folder, names);
        foreach (var section in sections)
        {
            if (
                root.TryGetProperty(section.Name, out var element)
                && section.Read(element, context, Report) is { } value
            )
            {
                read[section.Type] = value;
            }
        }

        return read;
    }

    private IEnumerable<(string Name, JsonElement Element, string Path)> Lists(JsonElement root, string property)
    {
        if (Property(root, property, JsonValueKind.Object, "an object of lists") is not { } element)
        {
            yield break;
        }

        JsonShape.CheckDuplicates(element, $"$.{property}", Report);
        foreach (var entry in element.EnumerateObject())
        {
            var where = JsonPath.Child($"$.{property}", entry.Name);
            if (!Name().IsMatch(entry.Name))
            {
                Report(where, NameExpected);
            }
            else if (JsonShape.IsKind(entry.Value, JsonValueKind.Array, "a list", where, Report))
            {
                yield return (entry.Name, entry.Value, where);
            }
        }
    }

    private const string NameExpected = "expected 1–64 of a–z, 0–9, hyphens, dots and underscores.";

    private string? ReadName(JsonElement item, string where, HashSet<string> names)
    {
        if (item.ValueKind != JsonValueKind.String || !Name().IsMatch(item.GetString()!))
        {
            Report(where, NameExpected);
            return null;
        }

        if (!names.Add(item.GetString()!))
        {
            Report(where, "stands in the list twice: keep one.");
        }

        return item.GetString();
    }

    private JsonElement? Property(JsonElement root, string name, JsonValueKind kind, string expected) =>
        root.TryGetProperty(name, out var element) && JsonShape.IsKind(element, kind, expected, $"$.{name}", Report)
            ? element
            : null;

    private static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement? list, string where) =>
        list is { } element ? element.EnumerateArray().Select((item, index) => (item, $"{where}[{index}]")) : [];

    private void Report(string where, string message) => faults.Add(new(FileName, where, message));

    [GeneratedRegex("^[0-9]{15,20}$", RegexOptions.NonBacktracking)]
    private static partial Regex DiscordId();

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
