using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>Options that the commands about appeals share.</summary>
internal static class AppealOptions
{
    public const string Name = "id";
    public const string Words = "reason";

    public static ApplicationCommandOption Id { get; } =
        CommandOption.Integer(Name, "The appeal's number").Required() with
        {
            MinValue = 1,
        };

    public static ApplicationCommandOption Text(string name, string description) =>
        CommandOption.Text(name, description) with
        {
            MaxLength = AppealRules.LongestEntry,
        };
}
