using System.Globalization;
using System.Text;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>What staff read of an import, in Discord and on the command line.</summary>
internal sealed class ImportText(CustomIds ids)
{
    public const string Component = "import.act";
    public const string Go = "go";
    public const string Drop = "drop";
    public const string Undo = "undo";
    private const int FaultsShown = 8;
    private static readonly TimeSpan undoable = TimeSpan.FromDays(7);

    public Reply Preview(ImportPlan plan, ImportReading reading)
    {
        var fresh = reading.Tally.Good - reading.Tally.Known;
        return new Reply($"**{CaseText.Plain(plan.FileName)}**: {Describe(reading)}\nNothing has been imported yet.")
        {
            Components =
                fresh <= 0
                    ? []
                    :
                    [
                        ActionRow.Of(
                            Button.Primary(Id(plan, Go, ImportBook.Lifetime), $"Import {Number(fresh)}"),
                            Button.Secondary(Id(plan, Drop, ImportBook.Lifetime), "Cancel")
                        ),
                    ],
        };
    }

    public static Reply Progress(ImportTally tally) =>
        new($"Importing… {Number(tally.Rows)} rows read, {Number(tally.Added)} cases added.");

    public Reply Done(ImportPlan plan, ImportTally tally, long added) =>
        new(Summary(tally, added)) { Components = WayBack(plan, added) };

    public Reply Failed(ImportPlan plan, long added) =>
        new(
            "The file could not be read from Discord any more. Attach it again."
                + (added == 0 ? "" : $" {Number(added)} cases were imported until then; they are not added twice.")
        )
        {
            Components = WayBack(plan, added),
        };

    public static string Summary(ImportTally tally, long added)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"Imported {Number(added)} cases with their old times, moderators and reasons. Nothing was done in Discord."
        );
        if (tally.Rows - tally.Faulty - added is var known && known > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {Number(known)} were there already.");
        }

        return AddFaults(text, tally).ToString();
    }

    /// <summary>Counts, time, samples and the first faults.</summary>
    public static string Describe(ImportReading reading)
    {
        var tally = reading.Tally;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{ImportFormats.NameOf(reading.Format)}, {reading.Encoding}; {Number(tally.Rows)} rows, {Number(tally.Good)} of them cases"
        );
        if (tally.Kinds.Count > 0)
        {
            var kinds = tally.Kinds.Select(kind => $"{Number(kind.Value)} {kind.Key.Stored()}");
            text.Append(
                CultureInfo.InvariantCulture,
                $" ({string.Join(", ", kinds)}), from {tally.First:yyyy-MM-dd} to {tally.Last:yyyy-MM-dd}"
            );
        }

        text.Append('.');
        if (tally.Known > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $" {Number(tally.Known)} are in the record already and are passed over."
            );
        }

        foreach (var sample in tally.Shown)
        {
            var reason = sample.Reason is { } why ? CaseText.Cut(CaseText.Plain(why), 80) : "no reason";
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n- {sample.At:yyyy-MM-dd HH:mm} {sample.Kind.Stored()} {CaseText.Plain(sample.TargetName)} by {CaseText.Plain(sample.ActorName)}: {reason}"
            );
        }

        return AddFaults(text, tally).ToString();
    }

    public static (string Act, string Id)? Read(string state)
    {
        var parts = state.Split(' ');
        return parts.Length == 2 ? (parts[0], parts[1]) : null;
    }

    private IReadOnlyList<Component> WayBack(ImportPlan plan, long added) =>
        added == 0 ? [] : [ActionRow.Of(Button.Secondary(Id(plan, Undo, undoable), "Undo this import"))];

    private static StringBuilder AddFaults(StringBuilder text, ImportTally tally)
    {
        if (tally.Faulty == 0)
        {
            return text;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Number(tally.Faulty)} rows cannot be read and are left out:");
        foreach (var fault in tally.Faults.Take(FaultsShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {fault.Place}: {CaseText.Plain(fault.Text)}");
        }

        return tally.Faulty > FaultsShown
            ? text.Append(CultureInfo.InvariantCulture, $"\n- and {Number(tally.Faulty - FaultsShown)} more")
            : text;
    }

    private string Id(ImportPlan plan, string act, TimeSpan lifetime) =>
        ids.Make(Component, $"{act} {plan.Id}", plan.GuildId, null, lifetime);

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
