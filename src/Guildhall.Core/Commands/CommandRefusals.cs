namespace Guildhall.Core.Commands;

internal static class CommandRefusals
{
    public static Refusal UnknownCommand { get; } =
        new(
            "core.unknown_command",
            "This command is not known to the bot any more. Restart Discord (Ctrl+R) to see those that are."
        );

    public static Refusal UnknownComponent { get; } =
        new("core.invalid_component", "This is no longer valid, or it was made for somebody else.");

    public static Refusal Expired { get; } =
        new("core.expired_component", "This has expired. Run the command again for a new one.");

    /// <param name="isOfAll">What is limited are all commands together, not this one.</param>
    public static Refusal TooMany(Cooldown cooldown, TimeSpan wait, bool isOfAll)
    {
        var period = Describe(cooldown.Period);
        var limit = isOfAll
            ? $"You can run {cooldown.Calls} commands in {period} here, whichever they are."
            : $"You can do this {Times(cooldown.Calls)} in {period}.";
        return new("core.cooldown", $"{limit} Try again in {DescribeWait(wait)}.");
    }

    public static string Failed(string errorId) =>
        $"Something went wrong on our side. It has been logged as `{errorId}`; please quote that if you ask for help.";

    private static string Times(int calls) => calls == 1 ? "once" : $"{calls} times";

    private static string DescribeWait(TimeSpan wait) =>
        wait > TimeSpan.FromMinutes(2)
            ? $"{(int)Math.Ceiling(wait.TotalMinutes)} minutes"
            : $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))} s";

    private static string Describe(TimeSpan period) =>
        period == TimeSpan.FromMinutes(1) ? "a minute"
        : period == TimeSpan.FromHours(1) ? "an hour"
        : period == TimeSpan.FromDays(1) ? "a day"
        : period.TotalSeconds % 60 == 0 ? $"{period.TotalMinutes:0} minutes"
        : $"{period.TotalSeconds:0} s";
}
