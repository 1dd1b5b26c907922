using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Why roles are compared. Stored as text: do not rename.</summary>
internal enum RoleCause
{
    /// <summary>Somebody linked or lost a wallet, or a standing changed.</summary>
    Change,

    /// <summary>Discord tells of other roles than ours: whatever differs is drift.</summary>
    Seen,

    /// <summary>The full hour: whatever differs is drift.</summary>
    Sweep,
}

/// <summary>Every minute: is there anything to do for a community?</summary>
internal sealed record OrderRolesJob(DateTimeOffset At) : IJob<OrderRolesJob>
{
    public static string Kind => "sietch.roles.order";

    public static JsonTypeInfo<OrderRolesJob> Json => RolesJson.Default.OrderRolesJob;

    // Of several missed minutes one is enough.
    public string Key => "one";
}

/// <summary>The roles of one community are compared and put right.</summary>
/// <param name="Window">All that happens in one window of time is one comparison, after its end.</param>
internal sealed record ReconcileRolesJob(TenantId Tenant, RoleCause Cause, long Window) : IJob<ReconcileRolesJob>
{
    private static readonly TimeSpan untilChange = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(3);

    public static string Kind => "sietch.roles";

    public static JsonTypeInfo<ReconcileRolesJob> Json => RolesJson.Default.ReconcileRolesJob;

    public string Key => $"{Tenant}:{Cause}:{Window}";

    /// <summary>Soon; a comparison that runs already may have missed what is happening now, so it does not count.</summary>
    public static Task OrderAsync(Unit unit, TenantId tenant, RoleCause cause)
    {
        var length = (cause == RoleCause.Change ? untilChange : untilSeen).Ticks;
        var window = (unit.Now.UtcTicks / length) + 1;
        var due = new DateTimeOffset(window * length, TimeSpan.Zero);
        return unit.EnqueueAsync(new ReconcileRolesJob(tenant, cause, window), due);
    }
}

/// <summary>Events may have been missed: the members of a community's server are read anew.</summary>
/// <param name="At">When it was ordered: a reading that began later is enough.</param>
internal sealed record ReadHoldersJob(TenantId Tenant, DateTimeOffset At) : IJob<ReadHoldersJob>
{
    public static string Kind => "sietch.roles.read";

    public static JsonTypeInfo<ReadHoldersJob> Json => RolesJson.Default.ReadHoldersJob;

    public string Key => $"{Tenant}:{At.UtcTicks}";

    /// <summary>Also while a reading runs: it may have passed what is to be seen.</summary>
    public static Task OrderAsync(Unit unit, TenantId tenant) =>
        unit.EnqueueAsync(new ReadHoldersJob(tenant, unit.Now));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(OrderRolesJob))]
[JsonSerializable(typeof(ReconcileRolesJob))]
[JsonSerializable(typeof(ReadHoldersJob))]
internal sealed partial class RolesJson : JsonSerializerContext;
