using System.Collections.Frozen;
using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Gating.Keys;

/// <summary>Makes, revokes and knows the keys of the HTTP interface. A key that was made elsewhere is known here at once, and one
/// that was revoked elsewhere is refused here a few seconds later.</summary>
internal sealed class ApiKeys(
    Db db,
    SigningSecrets secrets,
    CommunityTenants tenants,
    RateWindows windows,
    TimeProvider time
)
{
    public const string ReadEligibility = "eligibility.read";

    /// <summary>What only admins may ask, and all else.</summary>
    public const string Admin = "admin";

    /// <summary>Of all callers together: made-up keys are no load for the database.</summary>
    internal const int LookUpsAMinute = 120;

    private const int LongestName = 60;

    private static readonly RateName lookUps = new(RateKind.LookUp, "");

    private volatile FrozenDictionary<string, ApiKeyRow> valid = FrozenDictionary<string, ApiKeyRow>.Empty;

    /// <param name="scope"><see cref="ReadEligibility"/> or <see cref="Admin"/>.</param>
    /// <param name="actor">As audit rows name them.</param>
    public async Task<Result<NewKey>> MakeAsync(
        TenantId tenant,
        string name,
        string scope,
        DateTimeOffset? expiresAt,
        string actor,
        CancellationToken cancellation
    )
    {
        if (name.Trim().Length is 0 or > LongestName || ReadableText.HasControls(name) || expiresAt <= time.GetUtcNow())
        {
            return new Refusal(
                "sietch.bad_key",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A key has a name of 1 to {LongestName} characters that can be seen, so that it can be told from others, and an end that lies ahead, or none."
                )
            );
        }

        var (id, text) = ApiKeyText.New();
        var row = new
        {
            Tenant = tenant,
            Id = id,
            Name = name.Trim(),
            Scope = scope,
            Hash = ApiKeyText.Hash(text),
            By = actor,
            Now = time.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ApiKeySql.Add, row);
                await unit.AuditAsync(Entry(tenant, id, "sietch.key_made", actor));
            },
            cancellation
        );
        await RefreshAsync(cancellation);
        return new NewKey(id, text, secrets.Of(id));
    }

    public async Task<Refusal?> RevokeAsync(TenantId tenant, string id, string actor, CancellationToken cancellation)
    {
        var revoke = new
        {
            Tenant = tenant,
            Id = id,
            By = actor,
            Now = time.GetUtcNow(),
        };
        var isRevoked = await db.WriteAsync(
            async unit =>
            {
                var changed = await unit.ExecuteAsync(ApiKeySql.Revoke, revoke);
                if (changed == 1)
                {
                    await unit.AuditAsync(Entry(tenant, id, "sietch.key_revoked", actor));
                }

                return changed == 1;
            },
            cancellation
        );
        await RefreshAsync(cancellation);
        return isRevoked
            ? null
            : new("sietch.unknown_key", $"There is no key {id} that is valid. guildhall key list shows them.");
    }

    public Task<IReadOnlyList<ApiKeyRow>> ListAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QueryAsync<ApiKeyRow>(ApiKeySql.OfTenant, new { Tenant = tenant }, cancellation);

    /// <summary>The key that this is; null for anything else.</summary>
    public ApiKeyRow? TryMatch(string text) =>
        ApiKeyText.TryId(text) is { } id && TryFind(id) is { } key && ApiKeyText.Matches(text, key.Hash) ? key : null;

    public ApiKeyRow? TryFind(string id) =>
        valid.TryGetValue(id, out var key) && key.IsValidAt(time.GetUtcNow()) ? key : null;

    /// <summary>The same in the database, for one that another process has made a moment ago.</summary>
    /// <returns>Null also where too many were looked up this minute, or the database does not answer.</returns>
    public async Task<ApiKeyRow?> LookUpAsync(string text, CancellationToken cancellation) =>
        ApiKeyText.TryId(text) is { } id
        && await LookUpIdAsync(id, cancellation) is { } key
        && ApiKeyText.Matches(text, key.Hash)
            ? key
            : null;

    /// <inheritdoc cref="LookUpAsync"/>
    public async Task<ApiKeyRow?> LookUpIdAsync(string id, CancellationToken cancellation)
    {
        if (!ApiKeyText.IsId(id) || valid.ContainsKey(id))
        {
            return null;
        }

        windows.Take(lookUps, LookUpsAMinute, out var left);
        if (left < 0)
        {
            return null;
        }

        try
        {
            foreach (var tenant in tenants())
            {
                var find = new { Tenant = tenant, Id = id };
                var key = await db.QuerySingleOrDefaultAsync<ApiKeyRow>(ApiKeySql.One, find, cancellation);
                if (key?.IsValidAt(time.GetUtcNow()) == true)
                {
                    valid = valid.Values.Append(key).DistinctBy(row => row.Id).ToFrozenDictionary(row => row.Id);
                    return key;
                }
            }
        }
        catch (StorageException)
        {
            // Unknown for the moment, as all are that cannot be read; GateRefresh says so in the log.
        }

        return null;
    }

    /// <exception cref="StorageException">The database did not answer; what was known stays.</exception>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        var rows = new List<ApiKeyRow>();
        foreach (var tenant in tenants())
        {
            var now = new { Tenant = tenant, Now = time.GetUtcNow() };
            rows.AddRange(await db.QueryAsync<ApiKeyRow>(ApiKeySql.Valid, now, cancellation));
        }

        // A key's id says whose it is.
        valid = rows.ToFrozenDictionary(row => row.Id, StringComparer.Ordinal);
    }

    private static AuditEntry Entry(TenantId tenant, string id, string action, string actor) =>
        new()
        {
            Tenant = tenant,
            Actor = actor,
            Action = action,
            Subject = $"key {id}",
        };
}

/// <summary>What is shown once.</summary>
/// <param name="Text">The key itself.</param>
/// <param name="SigningSecret">For signed calls, in hexadecimal.</param>
internal sealed record NewKey(string Id, string Text, string SigningSecret)
{
    public override string ToString() => $"key {Id}";
}
