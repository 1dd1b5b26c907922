using System.Collections.Frozen;
using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Gating.Keys;

/// <summary>Makes, revokes and knows the keys of the HTTP interface. A key that was revoked elsewhere is refused here a few
/// seconds later.</summary>
internal sealed class ApiKeys(Db db, SigningSecrets secrets, CommunityTenants tenants, TimeProvider time)
{
    public const string ReadEligibility = "eligibility.read";

    private const int LongestName = 60;

    private volatile FrozenDictionary<string, ApiKeyRow> valid = FrozenDictionary<string, ApiKeyRow>.Empty;

    /// <param name="actor">As audit rows name them.</param>
    public async Task<Result<NewKey>> MakeAsync(
        TenantId tenant,
        string name,
        DateTimeOffset? expiresAt,
        string actor,
        CancellationToken cancellation
    )
    {
        if (name.Trim().Length is 0 or > LongestName || expiresAt <= time.GetUtcNow())
        {
            return new Refusal(
                "sietch.bad_key",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A key has a name of 1 to {LongestName} characters, so that it can be told from others, and an end that lies ahead, or none."
                )
            );
        }

        var (id, text) = ApiKeyText.New();
        var row = new
        {
            Tenant = tenant,
            Id = id,
            Name = name.Trim(),
            Scope = ReadEligibility,
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
