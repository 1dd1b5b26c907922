using System.Collections.Frozen;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Tenancy;

/// <summary>All tenants, in memory. A guild belongs to the tenant that claims it, or to the one that serves the rest.</summary>
public sealed class TenantRegistry
{
    private readonly string directory;
    private readonly IReadOnlyList<TenantSection> sections;
    private volatile Snapshot current;

    /// <exception cref="TenantConfigurationException">A file is wrong; every fault of every file is in it.</exception>
    internal TenantRegistry(string directory, IReadOnlyList<TenantSection> sections)
    {
        this.directory = directory;
        this.sections = sections;
        current = Load();
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Tenant> All => current.All;

    /// <summary>Null where no tenant claims the guild and none serves the unclaimed.</summary>
    public Tenant? TryGetByGuild(Snowflake<Guild> guild)
    {
        var now = current;
        return now.ByGuild.GetValueOrDefault(guild.Value) ?? now.CatchAll;
    }

    public Tenant? TryGet(TenantId id) => current.ById.GetValueOrDefault(id);

    /// <summary>The tenant of a guild, or the words for a guild that has none; an empty id is a direct message.</summary>
    public Result<Tenant> Resolve(Snowflake<Guild> guild)
    {
        if (guild.IsEmpty)
        {
            return TenantRefusals.NoGuild;
        }

        return TryGetByGuild(guild) is { } tenant ? tenant : TenantRefusals.Unclaimed;
    }

    /// <summary>Reads the files again. With a fault anywhere the tenants of before stay.</summary>
    /// <exception cref="TenantConfigurationException">A file is wrong; every fault of every file is in it.</exception>
    public void Reload() => current = Load();

    private Snapshot Load()
    {
        // No folder is a Guildhall without tenants yet, which doctor and every refusal explain; not a fault.
        var paths = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.json") : [];
        Array.Sort(paths, StringComparer.Ordinal);
        var faults = new List<TenantFault>();
        var tenants = new List<(Tenant Tenant, string File)>();
        foreach (var path in paths)
        {
            var file = new TenantFile(path, sections);
            if (file.Read() is { } tenant)
            {
                tenants.Add((tenant, Path.GetFileName(path)));
            }

            faults.AddRange(file.Faults);
        }

        faults.AddRange(Conflicts(tenants));
        return faults.Count == 0
            ? new Snapshot([.. tenants.Select(t => t.Tenant).OrderBy(t => t.Id.Value, StringComparer.Ordinal)])
            : throw new TenantConfigurationException(faults);
    }

    private static IEnumerable<TenantFault> Conflicts(IReadOnlyList<(Tenant Tenant, string File)> tenants)
    {
        var ids = new Dictionary<TenantId, string>();
        var guilds = new Dictionary<ulong, string>();
        string? catchAll = null;
        foreach (var (tenant, file) in tenants)
        {
            if (tenant.Id != default && !ids.TryAdd(tenant.Id, file))
            {
                yield return new(file, "$.id", $"\"{tenant.Id}\" is already the id in {ids[tenant.Id]}.");
            }

            foreach (var guild in tenant.Guilds.Where(g => !guilds.TryAdd(g, file)))
            {
                yield return new(file, "$.guilds", $"server {guild} is already claimed in {guilds[guild]}.");
            }

            if (!tenant.ServesUnclaimed)
            {
                continue;
            }

            if (catchAll is not null)
            {
                yield return new(
                    file,
                    "$.guilds",
                    $"only one tenant can serve every unclaimed server (\"*\", or the id \"default\"); {catchAll} does."
                );
            }

            catchAll ??= file;
        }
    }

    private sealed class Snapshot(IReadOnlyList<Tenant> all)
    {
        public IReadOnlyList<Tenant> All => all;

        public FrozenDictionary<TenantId, Tenant> ById { get; } = all.ToFrozenDictionary(t => t.Id);

        public FrozenDictionary<ulong, Tenant> ByGuild { get; } =
            all.SelectMany(t => t.Guilds.Select(g => KeyValuePair.Create(g, t))).ToFrozenDictionary();

        public Tenant? CatchAll { get; } = all.FirstOrDefault(t => t.ServesUnclaimed);
    }
}
