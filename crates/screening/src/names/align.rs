//! Two names side by side: which word stands for which, what is left out and what contradicts.
//!
//! **Architecture Invariant:** a part that one side leaves out lowers similarity a little, by how
//! much of the name is missing; a part that both sides have and that differs ends it: no name with
//! a part contradicted reaches the threshold, however long it is.

use super::form::{NameForm, Part, Role};
use super::given;
use super::kinds::LegalForm;
use super::lexeme::{Lexeme, Likeness, is_initials_of, joined_like};
use crate::comparison::How;

/// Two parts that stand for each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Pair {
    /// The first part of mine, and how many parts it takes together.
    pub(crate) mine: (usize, usize),
    /// The first part of theirs, and how many parts it takes together.
    pub(crate) theirs: (usize, usize),
    /// How alike they are.
    pub(crate) like: Likeness,
}

/// Two names side by side.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Alignment {
    /// Parts that stand for each other.
    pub(crate) pairs: Vec<Pair>,
    /// Parts on both sides that stand against each other.
    pub(crate) against: Vec<(usize, usize)>,
    /// Parts of mine that they leave out.
    pub(crate) mine_alone: Vec<usize>,
    /// Parts of theirs that mine leaves out.
    pub(crate) theirs_alone: Vec<usize>,
    /// 0 to 1.
    pub(crate) similarity: f32,
}

/// A part is looked for in spellings that are together or apart only if it is not nearly the same
/// as a single one.
const NEAR: f32 = 0.9;
/// How alike words written together must be to what they are written as.
const JOINED_MIN: f32 = 0.85;
/// What similarity comes to at most where a part contradicts, and what each further one takes off.
const AGAINST_MOST: f32 = 0.60;
const AGAINST_STEP: f32 = 0.10;
/// How much similarity falls if nearly everything of a name were left out. With it a name of which
/// half is left out stays just above the threshold, and one of which more is does not.
const OMITTED_FALL: f32 = 0.48;
/// The same for names of bodies: a word more is most often another body, as a branch or daughter.
const OMITTED_FALL_THING: f32 = 0.8;
/// What a name of which nothing but initials agrees comes to at most.
const INITIALS_MOST: f32 = 0.70;
/// What the name of a body that may not make profit and that of a firm come to at most.
const LEGAL_AGAINST: f32 = 0.70;
/// A slip counts for more than its share of letters: three slips in four letters are no name.
const SLIP_FALL: f32 = 1.5;
/// Another legal form of the same kind of body: firms change it.
const LEGAL_OTHER: f32 = 0.93;

type Parts<'a> = &'a [Part<&'a Lexeme>];

/// Lays two names side by side.
pub(crate) fn align(mine: &NameForm<&Lexeme>, theirs: &NameForm<&Lexeme>) -> Alignment {
    let (one, two): (Parts<'_>, Parts<'_>) = (&mine.parts, &theirs.parts);
    let mut taken = Taken { mine: vec![false; one.len()], theirs: vec![false; two.len()] };
    let mut alignment = Alignment::default();
    let mut candidates = candidates(one, two);
    let near = candidates.iter().position(|pair| pair.like.share < NEAR);
    let rest = candidates.split_off(near.unwrap_or(candidates.len()));
    take(&mut alignment, &mut taken, candidates);
    if !taken.all_of_one() {
        joined(&mut alignment, &mut taken, one, two);
        take(&mut alignment, &mut taken, rest);
    }
    leave(&mut alignment, &taken, one, two);
    alignment.similarity = similarity(&alignment, mine, theirs);
    alignment
}

struct Taken {
    mine: Vec<bool>,
    theirs: Vec<bool>,
}

impl Taken {
    fn all_of_one(&self) -> bool {
        self.mine.iter().all(|taken| *taken) || self.theirs.iter().all(|taken| *taken)
    }
}

/// All pairs of parts that may stand for each other, the most alike first.
fn candidates(one: Parts<'_>, two: Parts<'_>) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(one.len() * 2);
    for (i, mine) in one.iter().enumerate() {
        for (j, theirs) in two.iter().enumerate() {
            let like = like(mine, theirs, i, j);
            if like.share > 0.0 {
                pairs.push(Pair { mine: (i, 1), theirs: (j, 1), like });
            }
        }
    }
    pairs.sort_by(|one, other| {
        let apart = |pair: &Pair| pair.mine.0.abs_diff(pair.theirs.0);
        let by_share = other.like.share.total_cmp(&one.like.share);
        by_share.then(apart(one).cmp(&apart(other))).then(one.mine.cmp(&other.mine))
    });
    pairs
}

fn like(mine: &Part<&Lexeme>, theirs: &Part<&Lexeme>, i: usize, j: usize) -> Likeness {
    let like = match (mine.role, theirs.role) {
        (Role::Number(one), Role::Number(two)) if one == two => {
            return Likeness { share: 1.0, how: How::Same };
        }
        (Role::Number(_), _) | (_, Role::Number(_)) => return Likeness::NONE,
        (Role::Father, Role::Patronymic) => of_father(mine.word, theirs.word),
        (Role::Patronymic, Role::Father) => of_father(theirs.word, mine.word),
        _ => mine.word.like(theirs.word),
    };
    let factor = match (mine.role, theirs.role) {
        // A son of Karim is not Karim.
        (Role::Father, role) if role != Role::Father && j == 0 => 0.6,
        (role, Role::Father) if role != Role::Father && i == 0 => 0.6,
        (Role::Patronymic, Role::Family) | (Role::Family, Role::Patronymic) => 0.85,
        (Role::Given, Role::Family) | (Role::Family, Role::Given) => 0.95,
        _ => 1.0,
    };
    Likeness { share: like.share * factor, ..like }
}

/// The father's name by itself and in a patronymic: Rauf oglu and Raufovich.
fn of_father(father: &Lexeme, patronymic: &Lexeme) -> Likeness {
    let Some((stem, _)) = patronymic.father else { return father.like(patronymic) };
    let same = given::stem(&father.sound) == &patronymic.sound[..stem];
    let known = || father.given.iter().any(|form| patronymic.fathers.contains(&form.name));
    if same || known() { Likeness { share: 0.95, how: How::Kindred } } else { Likeness::NONE }
}

fn take(alignment: &mut Alignment, taken: &mut Taken, candidates: Vec<Pair>) {
    for pair in candidates {
        let (i, j) = (pair.mine.0, pair.theirs.0);
        if !taken.mine[i] && !taken.theirs[j] {
            (taken.mine[i], taken.theirs[j]) = (true, true);
            alignment.pairs.push(pair);
        }
    }
}

/// Words that one side writes together and the other apart.
fn joined(alignment: &mut Alignment, taken: &mut Taken, one: Parts<'_>, two: Parts<'_>) {
    for (whole, theirs) in two.iter().enumerate() {
        if taken.theirs[whole] {
            continue;
        }
        if let Some((first, count, like)) = run_like(one, &taken.mine, theirs.word) {
            taken.mine[first..first + count].fill(true);
            taken.theirs[whole] = true;
            alignment.pairs.push(Pair { mine: (first, count), theirs: (whole, 1), like });
        }
    }
    for (whole, mine) in one.iter().enumerate() {
        if taken.mine[whole] {
            continue;
        }
        if let Some((first, count, like)) = run_like(two, &taken.theirs, mine.word) {
            taken.theirs[first..first + count].fill(true);
            taken.mine[whole] = true;
            alignment.pairs.push(Pair { mine: (whole, 1), theirs: (first, count), like });
        }
    }
}

/// A run of free parts that together are like a word: where it begins, how many, how alike.
fn run_like(parts: Parts<'_>, taken: &[bool], whole: &Lexeme) -> Option<(usize, usize, Likeness)> {
    for first in 0..parts.len() {
        let free = taken[first..].iter().take_while(|taken| !**taken).count().min(4);
        for count in 2..=free {
            let run = &parts[first..first + count];
            if is_initials_of(whole, run.iter().map(|part| part.word)) {
                let like = Likeness { share: JOINED_MIN, how: How::Initial };
                return Some((first, count, like));
            }
            let letters: usize = run.iter().map(|part| part.word.sound.len()).sum();
            if letters.abs_diff(whole.sound.len()) > 2 {
                continue;
            }
            let like = joined_like(run.iter().map(|part| part.word), whole);
            if like.share >= JOINED_MIN {
                return Some((first, count, Likeness { how: How::Romanised, ..like }));
            }
        }
    }
    None
}

/// What is left on both sides stands against each other, first what has the same role; what is
/// left on one side alone was left out by the other.
fn leave(alignment: &mut Alignment, taken: &Taken, one: Parts<'_>, two: Parts<'_>) {
    let left = |taken: &[bool]| (0..taken.len()).filter(|at| !taken[*at]).collect::<Vec<usize>>();
    let (mut mine, mut theirs) = (left(&taken.mine), left(&taken.theirs));
    let matches: [fn(Role, Role) -> bool; 2] = [|one, two| one == two, |_, _| true];
    for fits in matches {
        mine.retain(|i| {
            let role = one[*i].role;
            match theirs.iter().position(|j| fits(role, two[*j].role)) {
                Some(at) => {
                    alignment.against.push((*i, theirs.remove(at)));
                    false
                }
                None => true,
            }
        });
    }
    (alignment.mine_alone, alignment.theirs_alone) = (mine, theirs);
}

fn similarity(alignment: &Alignment, mine: &NameForm<&Lexeme>, theirs: &NameForm<&Lexeme>) -> f32 {
    let weights = |form: &NameForm<&Lexeme>, (first, count): (usize, usize)| {
        form.parts[first..first + count].iter().map(|part| part.role.weight()).sum::<f32>()
    };
    let weight = |pair: &Pair| (weights(mine, pair.mine) + weights(theirs, pair.theirs)) / 2.0;
    let matched: f32 = alignment.pairs.iter().map(weight).sum();
    if matched == 0.0 {
        return 0.0;
    }
    let counted = |share: f32| (1.0 - (1.0 - share) * SLIP_FALL).max(0.0);
    let agreed: f32 =
        alignment.pairs.iter().map(|pair| weight(pair) * counted(pair.like.share)).sum();
    let against = alignment
        .against
        .iter()
        .map(|(i, j)| (mine.parts[*i].role.weight() + theirs.parts[*j].role.weight()) / 2.0);
    let against: f32 = against.sum();
    let alone = |form: &NameForm<&Lexeme>, alone: &[usize]| {
        alone.iter().map(|at| form.parts[*at].role.weight()).sum::<f32>()
    };
    let omitted = alone(mine, &alignment.mine_alone) + alone(theirs, &alignment.theirs_alone);
    let mut similarity = agreed / (matched + against);
    let fall = if mine.is_person && theirs.is_person { OMITTED_FALL } else { OMITTED_FALL_THING };
    similarity *= 1.0 - fall * omitted / (matched + against + omitted);
    if alignment.pairs.iter().all(|pair| pair.like.how == How::Initial) && mine.is_person {
        similarity = similarity.min(INITIALS_MOST);
    }
    similarity *= legal(mine.legal, theirs.legal);
    if !alignment.against.is_empty() {
        let more = (alignment.against.len() - 1) as f32;
        similarity = similarity.min(AGAINST_MOST - AGAINST_STEP * more);
    }
    similarity.max(0.0)
}

fn legal(mine: Option<LegalForm>, theirs: Option<LegalForm>) -> f32 {
    match (mine, theirs) {
        (Some(one), Some(two)) if one == two => 1.0,
        // A body that may not make profit is not the firm of the same name.
        (Some(LegalForm::NonProfit), Some(_)) | (Some(_), Some(LegalForm::NonProfit)) => {
            LEGAL_AGAINST
        }
        (Some(_), Some(_)) => LEGAL_OTHER,
        _ => 1.0,
    }
}
