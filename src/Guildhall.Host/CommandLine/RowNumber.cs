using System.CommandLine;
using System.Globalization;

namespace Guildhall.Host.CommandLine;

/// <summary>An argument that is the number under which something is stored: 1 and up.</summary>
internal static class RowNumber
{
    /// <param name="name">Of the argument.</param>
    /// <param name="what">What has the number: <c>hold</c>.</param>
    /// <param name="list">The verb that shows the numbers.</param>
    public static Argument<long> Of(string name, string what, string list) =>
        new(name)
        {
            Description = $"Its number, as {list} shows it.",
            CustomParser = result =>
            {
                var number = 0L;
                foreach (var token in result.Tokens)
                {
                    if (!TryParse(token.Value, out number))
                    {
                        result.AddError(
                            $"{token.Value} is not the number of a {what}: that is a whole number from 1 up, and guildhall {list} shows it."
                        );
                    }
                }

                return number;
            },
        };

    private static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
