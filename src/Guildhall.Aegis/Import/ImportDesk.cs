using Guildhall.Aegis.Access;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>What staff decide about other bots' history: look, import, take back.</summary>
internal sealed class ImportDesk(
    ImportBook book,
    ImportRun run,
    ImportText text,
    Gates gates,
    TenantRegistry tenants,
    Db db,
    TimeProvider time
)
{
    // Discord opened in 2015; what is older counts as no id, however it was typed.
    private const ulong FirstServer = 10_000_000_000_000_000;

    public const long LongestFile = 100L * 1024 * 1024;

    public static Need Need { get; } = new() { User = Permissions.ManageGuild, Rights = [Rights.Admin] };

    /// <summary>Reads the file and shows what is in it; nothing is imported.</summary>
    public async Task<Result<Reply>> LookAsync(
        Staff staff,
        ImportOrder order,
        Stream file,
        CancellationToken cancellation
    )
    {
        await using var hashed = new HashedStream(file);
        var reading = await run.LookAsync(hashed, staff.Guild, order.Format, cancellation);
        if (ImportRefusals.Of(reading) is { } unfit)
        {
            return unfit;
        }

        var hash = await hashed.FinishAsync(cancellation);
        var plan = Plan(staff, order, hashed.Count, hash, ImportState.Planned, reading.Format);
        await book.AddAsync(plan, reading.Tally, staff, cancellation);
        return text.Preview(plan, reading);
    }

    public async Task<Refusal?> BeginAsync(
        Staff staff,
        string id,
        InteractionReference? answer,
        Snowflake<Channel> channel,
        CancellationToken cancellation
    )
    {
        if (await gates.CheckAsync(staff, Need, cancellation) is { } closed)
        {
            return closed;
        }

        if (await book.FindAsync(staff.Guild, id, cancellation) is not { Url: { } url } plan)
        {
            return ImportRefusals.Gone;
        }

        var job = new RunImportJob(staff.Guild, id, url, answer, channel);
        return await book.BeginAsync(plan, staff, job, cancellation) ? null : ImportRefusals.Gone;
    }

    public async Task<Refusal?> DropAsync(Staff staff, string id, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, Need, cancellation) is { } closed)
        {
            return closed;
        }

        var plan = await book.FindAsync(staff.Guild, id, cancellation);
        return plan is not null && await book.DropAsync(plan, cancellation) ? null : ImportRefusals.Gone;
    }

    /// <summary>How many cases were taken back.</summary>
    public async Task<Result<int>> UndoAsync(Staff staff, string id, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, Need, cancellation) is { } closed)
        {
            return closed;
        }

        return
            await book.FindAsync(staff.Guild, id, cancellation) is { } plan
            && await book.UndoAsync(plan, staff, cancellation) is { } undone
            ? undone
            : ImportRefusals.NotUndoable;
    }

    /// <summary>Null where it is not known that the bot was never in such a server.</summary>
    public async Task<Refusal?> CheckGuildAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        if (guild.Value < FirstServer)
        {
            return ImportRefusals.NoServer(guild);
        }

        var known = await db.QueryAsync<Snowflake<Guild>>(GuildRemovalSql.Known, null, cancellation);
        return
            known.Count == 0 || known.Contains(guild) || tenants.All.Any(tenant => tenant.Guilds.Contains(guild.Value))
            ? null
            : ImportRefusals.NoServer(guild);
    }

    /// <summary>Reads and imports at once, as the command line does. What is in force is compared with Discord by a job.
    /// </summary>
    public async Task<(ImportPlan Plan, ImportReading Reading)> ImportNowAsync(
        Staff staff,
        ImportOrder order,
        Stream file,
        Func<ImportTally, Task> progress,
        CancellationToken cancellation
    )
    {
        await using var hashed = new HashedStream(file);
        var plan = Plan(staff, order, 0, "", ImportState.Running, order.Format);
        await book.AddAsync(plan, new(), staff, cancellation);
        var reading = await run.WriteAsync(hashed, staff.Guild, order.Format, plan.Id, progress, cancellation);
        plan = plan with
        {
            FileHash = await hashed.FinishAsync(cancellation),
            FileSize = hashed.Count,
            Format = ImportFormats.NameOf(reading.Format),
        };
        await book.FinishAsync(plan, reading.Tally, ImportState.Done, staff, cancellation);
        var compare = new CompareImportJob(staff.Guild, plan.Id);
        await db.WriteAsync(unit => unit.EnqueueAsync(compare), cancellation);
        return (plan, reading);
    }

    private ImportPlan Plan(
        Staff staff,
        ImportOrder order,
        long size,
        string hash,
        string state,
        ImportFormat format
    ) =>
        new()
        {
            GuildId = staff.Guild,
            Id = order.Id,
            Format = ImportFormats.NameOf(format),
            FileName = order.FileName.Length > 100 ? order.FileName[..100] : order.FileName,
            Url = order.Url,
            FileHash = hash,
            FileSize = size,
            AskedById = staff.User ?? default,
            AskedByName = staff.Name,
            State = state,
            MadeAt = time.GetUtcNow(),
        };
}

/// <param name="Id">1–40 characters, unique in the guild.</param>
internal sealed record ImportOrder(string Id, string FileName, ImportFormat Format)
{
    /// <summary>Where it can be read once more; null for a file of this machine.</summary>
    public string? Url { get; init; }
}
