using System.Text.Json;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>Reads mass actions and the people they mean.</summary>
internal sealed class MassBook(Db db)
{
    public Task<MassAction?> FindAsync(Snowflake<Guild> guild, long id, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<MassAction>(MassSql.Find, new { Guild = guild, Id = id }, cancellation);

    public Task<IReadOnlyList<MassTarget>> TargetsAsync(MassAction action, CancellationToken cancellation) =>
        db.QueryAsync<MassTarget>(MassSql.Targets, new { Guild = action.GuildId, Id = action.MassId }, cancellation);

    /// <summary>The next of them with that outcome.</summary>
    public Task<IReadOnlyList<MassTarget>> SomeAsync(
        MassAction action,
        string outcome,
        int limit,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<MassTarget>(
            MassSql.Some,
            new
            {
                Guild = action.GuildId,
                Id = action.MassId,
                Outcome = outcome,
                Limit = limit,
            },
            cancellation
        );

    /// <summary>True for the one who changes it.</summary>
    public static async Task<bool> MoveAsync(Unit unit, MassAction action, string from, string to)
    {
        var row = new
        {
            Guild = action.GuildId,
            Id = action.MassId,
            From = from,
            State = to,
            EndedAt = to == MassAction.Ended ? unit.Now : (DateTimeOffset?)null,
        };
        return await unit.ExecuteAsync(MassSql.SetState, row) == 1;
    }

    public Task SetAsync(
        MassAction action,
        MassTarget target,
        string outcome,
        string? code,
        long? number,
        CancellationToken cancellation
    ) => db.WriteAsync(unit => SetAsync(unit, action, target, outcome, code, number), cancellation);

    public static Task SetAsync(
        Unit unit,
        MassAction action,
        MassTarget target,
        string outcome,
        string? code,
        long? number
    ) =>
        unit.ExecuteAsync(
            MassSql.SetTarget,
            new
            {
                Guild = action.GuildId,
                Id = action.MassId,
                target.Position,
                Outcome = outcome,
                Code = code,
                Number = number,
            }
        );

    public static MassOrder Read(MassAction action) =>
        JsonSerializer.Deserialize(action.Order, MassJson.Default.MassOrder)!;
}
