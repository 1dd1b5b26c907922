using System.Collections.Frozen;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>
/// Short words of the languages that are written most. Two of them side by side are two words, not one that somebody took
/// apart: <c>pen is</c>, <c>an us</c>, <c>Rap ist</c>.
/// </summary>
internal static class CommonWords
{
    private const int Longest = 12;

    private static readonly FrozenSet<string> words = """
        a i o y e an am as at be by do go he hi if in is it me my no of ok on or so to up us we ya ye yo uh um oh ah eh hm
        re ex ad ai id pi tv pc uk eu us vs mr ms dr st co hey hit rap lit lick ape ash ore our out own pen pit pot put ran
        rat red rid rig rim rob rod row rub run sad sat saw say sea see set sex she shy sin sip sir sit six sky son spy sum
        sun tab tag tan tap tax tea ten the tie tin tip toe ton too top toy try two use van war was way web wet who why win
        won yes yet you zoo act add age ago aid aim air all and ant any arm art ask ate bad bag ban bar bat bed bee bet big
        bit boy bus but buy can cap car cat cop cow cry cup cut dad day did die dig dog dry due ear eat egg end era eye far
        fat few fit fix fly for fox fun gas get god got gun guy had has hat her him hip his hop hot how ice ill ink its jam
        jar jet job joy key kid lab lap law lay led leg let lid lie lip log lot low mad man map may men met mid mix mob mom
        mud mug new nor not now nut odd off oil old one per pet pie pig able also away back ball band bank base been best
        body book both call came care case city club come cool cost dark data date days dead deal does done door down each
        easy else even ever face fact fall fast feel feet film find fine fire five food four free from full game gave girl
        give goes good great half hand hard have head hear held help here high hold home hope hour huge idea into just keep
        kind knew know last late left less life like line list live long look lord lose lost love made main make many mean
        meet mind miss more most move much must name near need next nice once only onto open over page paid part pass past
        path pick plan play pull push rate read real rest rich ride rise road rock role room rule safe said same save seem
        seen self sell send sent shop show side sign site size some song soon star stay step stop such sure take talk team
        tell than that them then they this thus time told took town tree true turn type unit upon used user very wait walk
        wan wall want week well went were west what when will wind wise wish with wood word work year your about after again
        could first found other right since still their there these thing think three under until where which while would
        ass hole mother father pus itch ump
        ist und der die das den dem ein wie wir sie er es du ja nein mit von zu im am um auf aus bei nach vor was wer wo
        da so nur noch mal man mein dein sein war hat hab kein
        le la les un une de du des et est en il elle on ne pas que qui se sa son ses ce ca au aux par sur tu te ta mon ma
        mes nous vous ils ont sont ou mais si plus
        el los las lo del al y con por para mi su sus es son no que se como muy mas pero ya hay fue
        il gli i uno della di che non per ma sono ho hai ha o ed ai al da nel sul
        os do dos da das em um uma com nao sem seu sua eu ele ela foi
        en het van een ik je hij ze wij niet dat die op te aan voor maar ook er nu al dan
        och att det som jag inte har hon den pa av ett
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public static bool Contains(ReadOnlySpan<char> word) => lookup.Contains(word);

    /// <summary>Whether letters read as common words, one after the other.</summary>
    public static bool CanSplit(ReadOnlySpan<char> letters)
    {
        if (letters.Length > 60)
        {
            return false;
        }

        Span<bool> reached = stackalloc bool[letters.Length + 1];
        reached[0] = true;
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var start = Math.Max(0, end - Longest); start < end && !reached[end]; start++)
            {
                reached[end] = reached[start] && lookup.Contains(letters[start..end]);
            }
        }

        return reached[^1];
    }
}
